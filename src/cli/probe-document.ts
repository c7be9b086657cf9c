import { type World } from './world.ts';

/** A document of `probe deploy`, `list` and `destroy` in JSON: fields are only added. */
export function probeDocument(world: World, fields: object): string {
  const tool = { name: 'planecheck', version: world.version };
  return `${JSON.stringify({ schema: 'planecheck/probes/v1', tool, ...fields }, null, 2)}\n`;
}
