import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { InputError } from '../input-error.ts';
import { UnableError } from '../unable-error.ts';
import { AwsHttpHandler } from './http-handler.ts';

/** How AWS is to be asked. */
export interface SessionOptions {
  /** Undefined: what the environment and the profile say. */
  readonly region: string | undefined;
  /** The profile that the environment sets, for messages. */
  readonly profile: string | undefined;
  /** Certificate authorities beside those of Node.js, as PEM; null for none. */
  readonly authorities: string | null;
  readonly userAgent: string;
}

/** What all clients of one run share. */
export interface Session {
  readonly region: string;
  readonly handler: AwsHttpHandler;
  readonly userAgent: string;
  /** A call is tried this often. */
  readonly attempts: number;
  /** The settings that were found: credentials, FIPS and dual-stack endpoints. */
  readonly found: Pick<
    STSClient['config'],
    'credentials' | 'sha256' | 'useDualstackEndpoint' | 'useFipsEndpoint'
  >;
  /** Who is asking: the first request, on its way while the other clients are loaded. */
  readonly identity: Promise<object>;
}

/** Throttling is waited out, as adaptive retries slow down what follows. */
const attempts = 10;

/**
 * Finds credentials and region as the AWS CLI does (environment, profile, SSO, roles), and asks who they are.
 * @throws InputError `no-region`; UnableError `no-credentials`.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { region, profile, authorities, userAgent } = options;
  const handler = new AwsHttpHandler({ authorities });
  const sts = new STSClient({
    ...settingsOf({ handler, userAgent, attempts }),
    ...(region === undefined ? {} : { region }),
  });
  const found = await regionOf(sts);
  await findCredentials(sts, profile);
  const identity = sts.send(new GetCallerIdentityCommand({}));
  // Whoever awaits it learns of its failure; nobody does before the other clients are there.
  identity.catch(() => undefined);
  return { region: found, handler, userAgent, attempts, found: sts.config, identity };
}

/** The settings that every client of a session is made with. */
export function settingsOf({
  handler,
  userAgent,
  attempts: most,
}: Pick<Session, 'handler' | 'userAgent' | 'attempts'>) {
  return {
    requestHandler: handler,
    retryMode: 'adaptive',
    maxAttempts: most,
    customUserAgent: userAgent,
  } as const;
}

async function regionOf(client: STSClient): Promise<string> {
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

async function findCredentials(client: STSClient, profile: string | undefined): Promise<void> {
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
