import { type Fault, type FaultKind, type Reply } from './wire/wire.ts';

/** The errors that AWS answers with, and the code each service writes for it, are in `wire/`. */
export type Behaviour = {
  /** Only the first so many requests, counted for each call by itself. */
  readonly first?: number;
  /** Only from this page on; the first page is 1. */
  readonly fromPage?: number;
} & (
  | { readonly kind: Exclude<FaultKind, 'invalid-token' | 'invalid-parameter'> }
  /** An error of the very code. */
  | { readonly kind: 'coded'; readonly code: string; readonly status: number }
  /** The connection ends before the answer, or in the middle of its body. */
  | { readonly kind: 'cut'; readonly where: 'before' | 'body' }
  /** No answer until the client gives up. */
  | { readonly kind: 'silence' }
  /**
   * What is no answer of AWS: a proxy's page with status 200, one with 403, half of the answer as if it were
   * all, an answer in the other form (JSON where XML is due), and nothing at all with status 200.
   */
  | { readonly kind: 'garbage'; readonly form: GarbageForm }
);

/** See {@link Behaviour}. */
export type GarbageForm = 'proxy-page' | 'block-page' | 'truncated' | 'other-form' | 'empty';

/** For which requests a behaviour holds. */
export class Behaviours {
  readonly #of = new Map<string, Behaviour>();
  readonly #counts = new Map<string, number>();

  /** Sets the behaviour of a call or of `all`, and counts anew; null takes it away. */
  set(call: string, behaviour: Behaviour | null): void {
    if (behaviour === null) this.#of.delete(call);
    else this.#of.set(call, behaviour);
    this.#counts.clear();
  }

  /** The behaviour for one more request; a call's own goes before that of `all`. */
  next(call: string, page: number): Behaviour | undefined {
    return [call, 'all'].map((name) => this.#due(name, call, page)).find((found) => found !== undefined);
  }

  #due(name: string, call: string, page: number): Behaviour | undefined {
    const behaviour = this.#of.get(name);
    if (behaviour === undefined || page < (behaviour.fromPage ?? 1)) return undefined;
    const key = JSON.stringify([name, call]);
    const count = this.#counts.get(key) ?? 0;
    if (count >= (behaviour.first ?? Infinity)) return undefined;
    this.#counts.set(key, count + 1);
    return behaviour;
  }
}

const messages = {
  'access-denied': 'You are not authorized to perform this operation.',
  throttled: 'Rate exceeded',
  'unknown-operation': 'The action is not valid for this web service.',
  'expired-credentials': 'The security token included in the request is expired',
  'disabled-region': 'AWS was not able to validate the provided access credentials',
  'server-error': 'An internal error has occurred',
} satisfies Partial<Record<FaultKind, string>>;

/** The error that a behaviour makes; undefined for the others. */
export function faultOf(behaviour: Behaviour): Fault | undefined {
  switch (behaviour.kind) {
    case 'cut':
    case 'silence':
    case 'garbage':
      return undefined;
    case 'coded': {
      const { code, status } = behaviour;
      return { kind: 'coded', code, status, message: 'The request cannot be answered.' };
    }
    default:
      return { kind: behaviour.kind, message: messages[behaviour.kind] };
  }
}

const page = (title: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;

/** What is sent in the place of the given answer. Only the truncated answer bears AWS's headers. */
export function garbage(form: GarbageForm, reply: Reply): Reply {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  switch (form) {
    case 'proxy-page':
      return { status: 200, headers: html, body: page('Sign in to the network') };
    case 'block-page':
      return { status: 403, headers: html, body: page('Access to this site is blocked') };
    case 'truncated':
      return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
    case 'other-form':
      return reply.body.startsWith('<')
        ? { status: 200, headers: { 'content-type': 'application/json' }, body: '{"message":"ok"}' }
        : { status: 200, headers: { 'content-type': 'text/xml' }, body: '<message>ok</message>' };
    case 'empty':
      return { status: 200, headers: {}, body: '' };
  }
}
