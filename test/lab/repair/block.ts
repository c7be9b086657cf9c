import { type ResourceRef } from '../../../src/network/resource.ts';
import { type StepCode, type StepData } from '../../../src/path/step-code.ts';
import { stepKinds } from '../../../src/path/step-kind.ts';
import { type Step, type Way } from '../../../src/path/step.ts';

/** Codes about who answers and what; the packets of such a path arrive. */
export const answerCodes = [
  'api-ip-address-type-not-read',
  'api-default-endpoint-disabled',
  'public-api-captured',
  'private-api-needs-endpoint',
  'private-api-by-endpoint-name',
  'custom-domain-record-not-read',
  'api-policy-not-read',
  'endpoint-policy-restricts',
] as const satisfies readonly StepCode[];

type CodeThatRefuses = {
  readonly [Code in StepCode]: (typeof stepKinds)[Code] extends 'refuses' ? Code : never;
}[StepCode];

/** Codes of steps that may refuse the packets of a path. */
export type RefusingCode = Exclude<CodeThatRefuses, (typeof answerCodes)[number]>;

/** The parts of a step of one refusing code that say what is to be repaired. */
export interface BlockOf<Code extends RefusingCode> {
  readonly code: Code;
  readonly hop: ResourceRef;
  readonly resource: ResourceRef;
  readonly rule: string | null;
  readonly way: Way;
  readonly data: StepData[Code];
}

/** One predicted block; a step of a refusing code is one as it stands. */
export type Block = { readonly [Code in RefusingCode]: BlockOf<Code> }[RefusingCode];

/** One connection, packet by packet. */
export interface Connection {
  /** A subnet id, `function@subnet` or an interface id. */
  readonly vantage: string;
  readonly subnetId: string;
  readonly clientAddress: string;
  /** It is opened from one of these. */
  readonly clientPorts: { readonly first: number; readonly last: number };
  /** The port that the translator on the way takes; null where there is none or it may be any. */
  readonly natPort: number | null;
  /** The target's address; null when the name does not resolve. */
  readonly address: string | null;
  readonly host: string | null;
  readonly port: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** Whether a step is of a code that may refuse packets, whatever its outcome. */
export function isBlock(step: Step): step is Step & Block {
  const isAboutAnswer = answerCodes.some((code) => code === step.code);
  return stepKinds[step.code] === 'refuses' && !isAboutAnswer;
}
