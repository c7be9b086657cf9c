import pMap from 'p-map';
import { isJsonObject, type JsonObject } from '../aws-cli/json-documents.ts';
import { textAt } from '../aws-cli/json-fields.ts';
import { moreToCome } from '../aws-cli/recognise.ts';
import { callOf } from '../calls.ts';
import { UnableError } from '../unable-error.ts';
import { type PagesOf, type Subject } from './ask.ts';
import { askedCalls, askOf, isAsked, type AskedCall } from './asks.ts';
import {
  type CallFailure,
  contradictoryEndpoint,
  failureOf,
  isOfCredentials,
  notAnAnswer,
} from './call-failure.ts';
import { type Clients } from './clients.ts';
import { type CollectingStep } from './collecting-step.ts';

/** One request with everything that came back. */
export interface Answered {
  readonly call: AskedCall;
  readonly subject: Subject;
  readonly pages: readonly JsonObject[];
  /** Why there is no page, or not all of them; null where all is well. */
  readonly failure: CallFailure | null;
}

/** Requests of one call that are under way at a time. */
const sideBySide = 8;

/**
 * Asks AWS everything that the model of a network holds, side by side. A call that is refused or not answered stands in
 * the result as such, and the others go on.
 * @throws UnableError where not one call was answered: `credentials-refused`, or else `no-answer`
 */
export async function collect(
  clients: Clients,
  onStep: (step: CollectingStep) => void,
): Promise<readonly Answered[]> {
  const running = new Map<AskedCall, Promise<readonly Answered[]>>();
  const answersTo = (call: AskedCall): Promise<readonly Answered[]> => {
    const started = running.get(call) ?? ask(clients, call, answersTo);
    running.set(call, started);
    return started;
  };
  let done = 0;
  const all = await Promise.all(
    askedCalls.map(async (call) => {
      const answered = await answersTo(call);
      done += 1;
      onStep({ call, done, calls: askedCalls.length });
      return answered;
    }),
  );
  const answered = all.flat();
  // Who is asking, AWS tells everybody.
  const others = answered.filter(({ call }) => call !== 'sts:GetCallerIdentity');
  if (others.every(({ pages }) => pages.length === 0)) throw noAnswer(answered, clients.region);
  return answered;
}

/** The account and the caller, where AWS told them. */
export function callerOf(answered: readonly Answered[]): {
  readonly account: string | null;
  readonly caller: string | null;
} {
  const page = answered.find(({ call }) => call === 'sts:GetCallerIdentity')?.pages[0] ?? {};
  return { account: textAt(page, 'Account') ?? null, caller: textAt(page, 'Arn') ?? null };
}

async function ask(
  clients: Clients,
  call: AskedCall,
  answersTo: (call: AskedCall) => Promise<readonly Answered[]>,
): Promise<readonly Answered[]> {
  const pagesOf: PagesOf = async (listing) => {
    if (!isAsked(listing)) throw new Error(`${listing} is not asked`);
    return (await answersTo(listing)).flatMap(({ pages }) => pages);
  };
  const account = async () => callerOf(await answersTo('sts:GetCallerIdentity')).account;
  const { subjects } = askOf(call);
  const found = await subjects(pagesOf, call.startsWith('route53:') ? await account() : null);
  return pMap(found, (subject) => readPages(clients, call, subject), { concurrency: sideBySide });
}

async function readPages(clients: Clients, call: AskedCall, subject: Subject): Promise<Answered> {
  const { page, keep = (body: JsonObject) => body } = askOf(call);
  const pages: JsonObject[] = [];
  const tokens = new Set<string>();
  let previous: JsonObject = {};
  try {
    for (;;) {
      previous = plainPage(call, await page(clients, subject, previous));
      pages.push(keep(previous));
      const token = tokenOf(previous);
      // Where AWS tells that there is more and not how to get it, the page itself says that it is not all.
      if (moreToCome(previous) === null || token === null || tokens.has(token)) break;
      tokens.add(token);
    }
    return { call, subject, pages, failure: null };
  } catch (error) {
    return { call, subject, pages, failure: failureOf(error) };
  }
}

const tokenKeys = ['NextToken', 'NextMarker', 'position', 'NextRecordName'] as const;
const recordKeys = ['NextRecordType', 'NextRecordIdentifier'] as const;

function tokenOf(page: JsonObject): string | null {
  const first = tokenKeys.flatMap((key) => textAt(page, key) ?? [])[0];
  if (first === undefined) return null;
  return [first, ...recordKeys.map((key) => textAt(page, key) ?? '')].join(' ');
}

const keysOfOthers: Partial<Record<AskedCall, string>> = {
  'ec2:DescribeVpcAttribute': 'VpcId',
  'sts:GetCallerIdentity': 'Account',
  'apigatewayv2:GetApis': 'Items',
};

// As the AWS CLI prints it: without what the SDK adds, dates as text.
function plainPage(call: AskedCall, output: object): JsonObject {
  const { $metadata: _, ...page }: JsonObject = { ...output };
  const plain: unknown = JSON.parse(JSON.stringify(page));
  const key = callOf(call).topLevelKey ?? keysOfOthers[call];
  if (isJsonObject(plain) && (key === undefined || key in plain)) return plain;
  // The page of a proxy reads like an answer in which every field is left out: nothing of it may count as empty.
  throw Object.assign(new Error('what came back is no answer to the call'), { name: notAnAnswer });
}

function noAnswer(answered: readonly Answered[], region: string): UnableError {
  const failures = answered.flatMap(({ call, failure }) => (failure === null ? [] : [{ call, failure }]));
  const refusal = failures.find(({ failure }) => isOfCredentials(failure))?.failure;
  if (refusal !== undefined && refusal.kind !== 'unanswered') {
    return new UnableError(
      'credentials-refused',
      `AWS does not accept the credentials: ${refusal.code}: ${refusal.message}`,
      'Sign in again (aws sso login), give other credentials (--profile, AWS_PROFILE, AWS_ACCESS_KEY_ID), or enable the region in the account.',
    );
  }
  const lines = failures.map(({ call, failure }) => {
    return failure.kind === 'unanswered'
      ? `${failure.host} did not answer (${failure.reason})`
      : `${call}: ${failure.code}: ${failure.message}`;
  });
  const shown = [...new Set(lines)].slice(0, 5);
  return new UnableError(
    'no-answer',
    [`AWS answered no call in ${region}`, ...shown].join('\n  '),
    adviceFor(failures.map(({ failure }) => failure)),
  );
}

function adviceFor(failures: readonly CallFailure[]): string {
  if (failures.every(({ kind }) => kind === 'unanswered'))
    return 'Run it where these hosts can be reached (HTTPS_PROXY is obeyed), or save the answers elsewhere: planecheck snapshot.';
  if (failures.every((failure) => failure.kind === 'failed' && failure.code === contradictoryEndpoint))
    return 'Unset AWS_ENDPOINT_URL (endpoint_url in the profile), or AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT (use_fips_endpoint, use_dualstack_endpoint).';
  return 'Give the caller the policy that planecheck permissions prints.';
}
