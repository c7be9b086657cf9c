import * as apiGateway from '@aws-sdk/client-api-gateway';
import * as apiGatewayV2 from '@aws-sdk/client-apigatewayv2';
import * as ec2 from '@aws-sdk/client-ec2';
import * as lambda from '@aws-sdk/client-lambda';
import * as route53 from '@aws-sdk/client-route-53';
import { type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';

/** What every client of a test is made with. */
function clientSettings(url: string, region = 'eu-west-1') {
  return {
    endpoint: url,
    region,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  };
}

type Command = new (input: never) => object;

interface Client {
  readonly send: (command: never) => Promise<object>;
}

const modules = { ec2, lambda, route53, apigateway: apiGateway, apigatewayv2: apiGatewayV2 };

/** The services that there is a client for. */
type AskedService = keyof typeof modules;

function isAskedService(name: string | undefined): name is AskedService {
  return name !== undefined && Object.hasOwn(modules, name);
}

/** Whether there is a client for a call (SERVICE:OPERATION). */
export function canAsk(call: string): boolean {
  return isAskedService(call.split(':')[0]);
}

/** The SDK's client of a service. */
function clientOf(service: AskedService, url: string, region?: string): Client {
  const settings = clientSettings(url, region);
  return {
    ec2: () => new ec2.EC2Client(settings),
    lambda: () => new lambda.LambdaClient(settings),
    route53: () => new route53.Route53Client(settings),
    apigateway: () => new apiGateway.APIGatewayClient(settings),
    apigatewayv2: () => new apiGatewayV2.ApiGatewayV2Client(settings),
  }[service]();
}

/**
 * One answer of the SDK's client to a call, without what it says of the request.
 * @throws what the client throws.
 */
export async function ask(
  url: string,
  call: string,
  parameters: JsonObject = {},
  region?: string,
): Promise<JsonObject> {
  const [service, operation] = call.split(':');
  if (!isAskedService(service)) throw new Error(`${call}: no client`);
  const Constructor: unknown = Reflect.get(modules[service], `${operation}Command`);
  if (!isCommand(Constructor)) throw new Error(`${call}: no command`);
  const command = new Constructor({ ...parameters } as never);
  const { $metadata: _metadata, ...body }: JsonObject = {
    ...(await clientOf(service, url, region).send(command as never)),
  };
  return body;
}

function isCommand(value: unknown): value is Command {
  return typeof value === 'function';
}

/**
 * All pages of the SDK's answers to a call, their lists put together; by the SDK's paginator where it has one.
 * @throws what the client throws.
 */
export async function askAll(url: string, call: string, parameters: JsonObject = {}): Promise<JsonObject> {
  const [service, operation] = call.split(':');
  if (!isAskedService(service)) throw new Error(`${call}: no client`);
  const paginate: unknown = Reflect.get(modules[service], `paginate${operation}`);
  if (!isPaginator(paginate)) return askByHand(url, call, parameters);
  const pages: JsonObject[] = [];
  // The paginator writes its token into the object that it is given.
  const input = { ...parameters };
  for await (const page of paginate({ client: clientOf(service, url) }, input)) pages.push({ ...page });
  return joined(pages);
}

type Paginator = (settings: { readonly client: Client }, parameters: JsonObject) => AsyncIterable<object>;

function isPaginator(value: unknown): value is Paginator {
  return typeof value === 'function';
}

// The members that say where to go on, and the parameters that take them.
const nextParameters: Readonly<Record<string, string>> = {
  NextToken: 'NextToken',
  NextMarker: 'Marker',
  position: 'position',
  NextRecordName: 'StartRecordName',
  NextRecordType: 'StartRecordType',
  NextRecordIdentifier: 'StartRecordIdentifier',
};

async function askByHand(url: string, call: string, parameters: JsonObject): Promise<JsonObject> {
  const pages: JsonObject[] = [];
  let next: JsonObject = {};
  do {
    const page = await ask(url, call, { ...parameters, ...next });
    pages.push(page);
    next = Object.fromEntries(
      Object.entries(nextParameters).flatMap(([member, parameter]) =>
        page[member] === undefined ? [] : [[parameter, page[member]]],
      ),
    );
  } while (Object.keys(next).length > 0);
  return joined(pages);
}

/** Pages put together: lists one behind the other, the members that tell of paging left out. */
export function joined(pages: readonly JsonObject[]): JsonObject {
  const whole: Record<string, unknown> = {};
  for (const [name, value] of pages.flatMap((page) => Object.entries(page))) {
    if (Array.isArray(value)) whole[name] = [listOf(whole[name]), listOf(value)].flat();
    else if (!pagingMembers.includes(name)) whole[name] = value;
  }
  return whole;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const pagingMembers = [...Object.keys(nextParameters), 'Marker', 'MaxItems', 'IsTruncated', '$metadata'];
