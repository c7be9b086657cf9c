/** Why a saved network cannot be written in a form; where in it, and what about it. */
export class NotExpressible extends Error {}

/** Says that a saved network cannot be written in a form. */
export function refuse(reason: string): never {
  throw new NotExpressible(reason);
}
