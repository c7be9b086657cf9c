import { type ReportStep } from '../audit/report.ts';

/** One rule that a filter or a route table was asked. */
export interface Looked {
  /** Its number, where what it says does not begin with it. */
  readonly number: string;
  readonly says: string;
  /** What it does with the packets; a rule after one that takes all is not reached. */
  readonly takes: 'takes all' | 'takes a part' | 'takes none' | 'cannot tell' | 'not reached';
  readonly decides: boolean;
}

const takesWords = {
  all: 'takes all',
  part: 'takes a part',
  none: 'takes none',
  unknown: 'cannot tell',
} as const satisfies Record<string, Looked['takes']>;

/** The rules that a step looked at, in the order in which they were asked; empty where it asked none. */
export function lookedRules({ data }: Pick<ReportStep, 'data'>): readonly Looked[] {
  if (!isRecord(data) || !Array.isArray(data['looked'])) return [];
  const entries: readonly unknown[] = data['looked'];
  const looked: Looked[] = [];
  let isTaken = false;
  for (const entry of entries) {
    const rule = readRule(entry);
    if (rule === undefined) continue;
    const { takes } = rule;
    const number = rule.says.startsWith(rule.rule) ? '' : rule.rule;
    const decides = !isTaken && takes !== 'none';
    looked.push({ number, says: rule.says, takes: isTaken ? 'not reached' : takesWords[takes], decides });
    isTaken ||= takes === 'all';
  }
  return looked;
}

interface Rule {
  readonly rule: string;
  readonly says: string;
  readonly takes: keyof typeof takesWords;
}

function readRule(entry: unknown): Rule | undefined {
  if (!isRecord(entry)) return undefined;
  const { rule, says, takes } = entry;
  if (typeof rule !== 'string' || typeof says !== 'string' || !isTakes(takes)) return undefined;
  return { rule, says, takes };
}

function isTakes(value: unknown): value is keyof typeof takesWords {
  return typeof value === 'string' && Object.hasOwn(takesWords, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
