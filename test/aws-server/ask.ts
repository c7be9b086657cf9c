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
