import { isJsonObject, type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { conditionsOf, itemsThatMeet, missingId } from './filters.ts';
import { identityBody } from './identities.ts';
import { type Pages } from './pages.ts';
import { aboutOf, type SavedAnswers } from './saved-answers.ts';
import { type ServedCall } from './served-call.ts';
import { type Fault, UnsupportedRequest } from './wire/wire.ts';

/** A request as far as answering it goes. */
export interface Question {
  readonly call: string;
  readonly served: ServedCall;
  readonly parameters: JsonObject;
  /** Whether the region is that of the answers. */
  readonly hasRegion: boolean;
}

/** What to send: a body in the AWS CLI's shape, an error, or no answer: the connection ends. */
export type Outcome =
  | { readonly kind: 'body'; readonly body: JsonObject }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'cut' };

/** What a call is answered with that nobody saved: nothing found, or a refusal. */
export type Absent = 'empty' | 'refuse';

/**
 * Answers from what was saved.
 * @throws UnsupportedRequest for what the server does not know how to answer as AWS would.
 */
export function answerFrom(saved: SavedAnswers, pages: Pages, absent: Absent, question: Question): Outcome {
  const failed = failureOf(saved, question);
  if (failed !== undefined) return failed;
  const bodies = question.hasRegion ? bodiesFor(saved, question) : [];
  const { call, served } = question;
  if (served.lists.length === 0) {
    const body = mergedBody(question, bodies) ?? callerBody(saved, question);
    return body === undefined ? refused(call) : { kind: 'body', body };
  }
  if (bodies.length === 0 && absent === 'refuse') return refused(call);
  return listed(pages, question, bodies);
}

function failureOf({ failed }: SavedAnswers, { call, parameters }: Question): Outcome | undefined {
  const about = aboutOf(call, parameters);
  const found = failed.find((one) => one.call === call && (one.about === null || one.about === about));
  if (found === undefined) return undefined;
  const { failure } = found;
  if (failure.kind === 'unanswered') return { kind: 'cut' };
  const { code, message } = failure;
  return { kind: 'fault', fault: { kind: 'coded', code, status: 403, message } };
}

function bodiesFor({ answers }: SavedAnswers, { call, parameters }: Question): readonly JsonObject[] {
  const about = aboutOf(call, parameters);
  const bodies = answers.filter((answer) => answer.call === call && isAbout(answer.about, about));
  if (bodies.length > 0 || call !== 'lambda:GetFunctionConfiguration') return bodies.map(({ body }) => body);
  const functions = answers.filter((answer) => answer.call === 'lambda:ListFunctions');
  return functions
    .flatMap(({ body }) => itemsAt(body, 'Functions'))
    .filter(isJsonObject)
    .filter(({ FunctionName: name, FunctionArn: arn }) => isAbout(String(name), about) || arn === about);
}

function isAbout(saved: string | null, asked: string | null): boolean {
  return asked === null || saved === asked;
}

// The answer about one thing: DescribeVpcAttribute has a document for each attribute.
function mergedBody({ call, parameters }: Question, bodies: readonly JsonObject[]): JsonObject | undefined {
  if (bodies.length === 0) return undefined;
  const body: JsonObject = Object.fromEntries(bodies.flatMap((one) => Object.entries(one)));
  if (call !== 'ec2:DescribeVpcAttribute') return body;
  const { Attribute: attribute, VpcId: vpcId } = parameters;
  const name = String(attribute).replace(/^e/, 'E');
  return body[name] === undefined ? undefined : { VpcId: vpcId, [name]: body[name] };
}

// Nobody saves who is asking, and without it nothing else is asked.
function callerBody(saved: SavedAnswers, { call, parameters }: Question): JsonObject | undefined {
  const inAnswers = /"OwnerId":"(\d{12})"/.exec(JSON.stringify(saved.answers))?.[1];
  return identityBody(call, parameters, saved.accountId ?? inAnswers ?? '111122223333');
}

function refused(call: string): Outcome {
  const message = `You are not authorized to perform this operation: ${call}`;
  return { kind: 'fault', fault: { kind: 'access-denied', message } };
}

function listed(pages: Pages, question: Question, bodies: readonly JsonObject[]): Outcome {
  const { call, served, parameters } = question;
  const conditions = conditionsOf(call, served, parameters);
  const items =
    call === endpointServices ? services(bodies) : served.lists.flatMap((list) => all(bodies, list));
  const missing = missingId(items, conditions);
  if (missing !== undefined) return { kind: 'fault', fault: missing };
  const kept = itemsThatMeet(items, conditions);
  const page = pages.cut(call, served, parameters, kept);
  if (page.kind === 'fault') return page;
  const slice = kept.slice(page.start, page.end);
  const members = call === endpointServices ? serviceMembers(slice) : { [served.lists[0] ?? '']: slice };
  // A search that was cut off when it was saved is so here.
  const cutOff = bodies.some((body) => body['AdditionalRoutesAvailable'] === true);
  const others = cutOff ? { AdditionalRoutesAvailable: true } : {};
  return { kind: 'body', body: { ...members, ...page.members, ...others } };
}

// The items of all documents of a call, once each: calls may have been saved in pages and narrowed.
function all(bodies: readonly JsonObject[], list: string): readonly unknown[] {
  const items = bodies.flatMap((body) => itemsAt(body, list));
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function itemsAt(body: JsonObject, list: string): readonly unknown[] {
  const items = body[list];
  if (items === undefined) return [];
  if (!Array.isArray(items)) throw new UnsupportedRequest(`${list}: the snapshot has no list there`);
  return items;
}

const endpointServices = 'ec2:DescribeVpcEndpointServices';

// A name without details is an item too: somebody may have saved only the names.
function services(bodies: readonly JsonObject[]): readonly unknown[] {
  const details = all(bodies, 'ServiceDetails').filter(isJsonObject);
  const names = all(bodies, 'ServiceNames').filter(
    (name) => !details.some(({ ServiceName: detailed }) => detailed === name),
  );
  return [...details, ...names.map((name) => ({ ServiceName: name }))];
}

function serviceMembers(slice: readonly unknown[]): JsonObject {
  const items = slice.filter(isJsonObject);
  return {
    ServiceNames: items.map(({ ServiceName: name }) => name),
    ServiceDetails: items.filter((item) => Object.keys(item).length > 1),
  };
}
