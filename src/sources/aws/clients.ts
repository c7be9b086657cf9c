import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { EC2Client } from '@aws-sdk/client-ec2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { STSClient } from '@aws-sdk/client-sts';
import { InputError } from '../input-error.ts';
import { UnableError } from '../unable-error.ts';
import { AwsHttpHandler } from './http-handler.ts';
import { SignedCaller } from './signed-caller.ts';

/** How AWS is to be asked. */
export interface ClientOptions {
  /** Undefined: what the environment and the profile say. */
  readonly region: string | undefined;
  /** The profile that the environment sets, for messages. */
  readonly profile: string | undefined;
  /** Certificate authorities beside those of Node.js, as PEM; null for none. */
  readonly authorities: string | null;
  readonly userAgent: string;
}

/** The clients of one run; all share the connections. */
export interface Clients {
  readonly region: string;
  readonly ec2: EC2Client;
  readonly lambda: LambdaClient;
  readonly apiGateway: APIGatewayClient;
  readonly apiGatewayV2: ApiGatewayV2Client;
  readonly route53: Route53Client;
  readonly sts: STSClient;
  /** For services whose client is not part of the program. */
  readonly signed: SignedCaller;
  readonly close: () => void;
}

/** A call is tried this often: throttling is waited out, as adaptive retries slow down what follows. */
const attempts = 10;

/**
 * Makes the clients, and finds credentials and region as the AWS CLI does: environment, profile, SSO, roles.
 * @throws InputError `no-region`; UnableError `no-credentials`.
 */
export async function makeClients({
  region,
  profile,
  authorities,
  userAgent,
}: ClientOptions): Promise<Clients> {
  const handler = new AwsHttpHandler({ authorities });
  const shared = {
    requestHandler: handler,
    retryMode: 'adaptive',
    maxAttempts: attempts,
    customUserAgent: userAgent,
    ...(region === undefined ? {} : { region }),
  } as const;
  const ec2 = new EC2Client(shared);
  const found = await regionOf(ec2);
  await findCredentials(ec2, profile);
  const { credentials, sha256, useDualstackEndpoint, useFipsEndpoint } = ec2.config;
  const same = { ...shared, credentials };
  return {
    region: found,
    ec2,
    lambda: new LambdaClient(same),
    apiGateway: new APIGatewayClient(same),
    apiGatewayV2: new ApiGatewayV2Client(same),
    route53: new Route53Client(same),
    sts: new STSClient(same),
    signed: new SignedCaller({
      handler,
      credentials,
      sha256,
      attempts,
      userAgent,
      region: found,
      isFips: await useFipsEndpoint(),
      isDualStack: await useDualstackEndpoint(),
    }),
    close: () => {
      handler.destroy();
    },
  };
}

async function regionOf(client: EC2Client): Promise<string> {
  try {
    return await client.config.region();
  } catch (error) {
    throw new InputError(
      'no-region',
      `no region to ask: ${messageOf(error)}`,
      `Give --region, a --profile with a region, or AWS_REGION. ${withoutAws}`,
    );
  }
}

async function findCredentials(client: EC2Client, profile: string | undefined): Promise<void> {
  try {
    await client.config.credentials();
  } catch (error) {
    const whose = profile === undefined ? '' : ` as the profile ${profile}`;
    throw new UnableError(
      'no-credentials',
      `no credentials to ask AWS with${whose}: ${messageOf(error)}`,
      `Give --profile, or set credentials as for the AWS CLI (aws configure, aws sso login, AWS_ACCESS_KEY_ID). ${withoutAws}`,
    );
  }
}

const withoutAws =
  'Without an account: name files or folders with saved AWS CLI output, or look at --example.';

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
