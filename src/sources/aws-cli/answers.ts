import { gapKey, type Gap, type GapSubject } from '../../network/gap.ts';
import { type Scope } from '../../network/scope.ts';
import { type CallName, callOf } from '../calls.ts';
import { notInSource } from './gaps.ts';
import { type JsonObject } from './json-documents.ts';

/** A saved answer, or one page of it. */
export interface Answer {
  readonly kind: 'answer';
  readonly call: CallName;
  /** What the answer is about, for calls that ask about one thing (`identifiedBy`). */
  readonly identifier: string | null;
  readonly file: string;
  readonly body: JsonObject;
  /** Why there is more than the saved pages hold; null where nothing says so. */
  readonly partial: string | null;
  /** No manifest says that this is all: an assumption. */
  readonly assumed: boolean;
}

/** A call without an answer. An `identifier` of null means any. */
type Unanswered = {
  readonly call: CallName;
  readonly identifier: string | null;
  /** DescribeVpcAttribute asks for one attribute at a time. */
  readonly attribute: string | null;
} & (
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly host: string }
  | { readonly kind: 'missing'; readonly detail: string }
);

/** What the input says about one call. */
export type CallRecord = Answer | Unanswered;

/** Everything that the input says of one account and region. */
export interface ScopeAnswers {
  readonly scope: Scope;
  readonly records: ReadonlyMap<CallName, readonly CallRecord[]>;
  /** Assumed completeness counts as incomplete. */
  readonly strict: boolean;
  /**
   * False for documents that could not be told from those of several accounts: what is not among them is then
   * missing in none of the accounts.
   */
  readonly expectsAll: boolean;
}

/** The answers to a call: all of them, or those about one thing. */
export function answersTo(answers: ScopeAnswers, call: CallName, identifier?: string): readonly Answer[] {
  return recordsOf(answers, call).filter((record): record is Answer => {
    return record.kind === 'answer' && (identifier === undefined || record.identifier === identifier);
  });
}

/** Whether the input holds a whole answer to the call (about `id`, where the call asks about one thing). */
export function isAnswered(answers: ScopeAnswers, call: CallName, id: string | null = null): boolean {
  return answersTo(answers, call).some((answer) => {
    return isWhole(answers, answer) && (id === null || answer.identifier === id);
  });
}

function isWhole(answers: ScopeAnswers, record: CallRecord): boolean {
  return record.kind === 'answer' && record.partial === null && !(answers.strict && record.assumed);
}

/**
 * What is missing of a call's answer; empty where a whole one is there. A refusal beside a whole answer does
 * not count: whoever ran the command that the gap named has filled it.
 */
export function gapsOf(
  answers: ScopeAnswers,
  call: CallName,
  subject: GapSubject = { fact: firstFact(call), id: null },
): readonly Gap[] {
  if (isAnswered(answers, call, subject.id)) return [];
  if (!answers.expectsAll && recordsOf(answers, call).length === 0) return [];
  return reasonsFor(answers, call, subject);
}

/** Why there is no whole answer to a call; `not-in-source` where nothing is said of it. */
export function reasonsFor(answers: ScopeAnswers, call: CallName, subject: GapSubject): readonly Gap[] {
  const { fact, id } = subject;
  const gaps = recordsOf(answers, call)
    .filter((record) => !isWhole(answers, record))
    .filter((record) => id === null || record.identifier === null || record.identifier === id)
    .filter((record) => record.kind === 'answer' || record.attribute === null || record.attribute === fact)
    .map((record) => gapOf(record, answers.scope, subject));
  if (gaps.length === 0) gaps.push(notInSource({ call, scope: answers.scope, fact, id, detail: null }));
  return [...new Map(gaps.map((gap) => [gapKey(gap), gap])).values()];
}

function recordsOf(answers: ScopeAnswers, call: CallName): readonly CallRecord[] {
  return answers.records.get(call) ?? [];
}

function firstFact(call: CallName): GapSubject['fact'] {
  const [fact] = callOf(call).facts;
  if (fact === undefined) throw new Error(`${call} tells nothing`);
  return fact;
}

function gapOf(record: CallRecord, scope: Scope, { fact, id }: GapSubject): Gap {
  const { call } = record;
  const about = { fact, id: id ?? record.identifier };
  switch (record.kind) {
    case 'refused':
      return { kind: 'refused', subject: about, scope, action: callOf(call).action };
    case 'unreachable':
      return { kind: 'unreachable', subject: about, scope, host: record.host };
    case 'missing':
      return notInSource({ call, scope, ...about, detail: record.detail });
    case 'answer':
      return notInSource({
        call,
        scope,
        ...about,
        detail: record.partial ?? `${record.file}: no manifest says that this is the whole answer`,
      });
  }
}
