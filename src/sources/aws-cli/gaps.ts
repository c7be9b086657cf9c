import { type Gap, type GapSubject } from '../../network/gap.ts';
import { type Scope } from '../../network/scope.ts';
import { type CallName, callOf } from '../calls.ts';

/** What a gap is about, and why the call that would tell it is not (all) there. */
export interface Lack {
  readonly call: CallName;
  readonly scope: Scope;
  readonly fact: GapSubject['fact'];
  readonly id: string | null;
  readonly detail: string | null;
}

/** The gap that a command fills. */
export function notInSource(lack: Lack): Gap {
  return {
    kind: 'not-in-source',
    subject: { fact: lack.fact, id: lack.id },
    scope: lack.scope,
    command: commandFor(lack),
    detail: lack.detail,
  };
}

/** The AWS CLI command that asks for a fact, as far as possible without a word left to fill in. */
function commandFor({ call, scope, fact, id }: Pick<Lack, 'call' | 'scope' | 'fact' | 'id'>): string {
  const { command, global } = callOf(call);
  const filled = command
    .replace(/\bREGION\b/, scope.region)
    .replace(/\bATTRIBUTE\b/, fact)
    .replace(/\b[A-Z_]+_ID\b/, (placeholder) => id ?? placeholder);
  return global ? filled : `${filled} --region ${scope.region}`;
}
