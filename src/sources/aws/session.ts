import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { InputError } from '../input-error.ts';
import { refuseWrongEndpoints } from './configured-endpoint.ts';
import { credentialsOf, noCredentials, withoutAws } from './credentials.ts';
import { AwsHttpHandler, type HandlerOptions } from './http-handler.ts';
import { type Profile, readProfile } from './profile.ts';
import { type Environment, strayLine } from './settings-files.ts';

/** How AWS is to be asked. */
export interface SessionOptions {
  /** Undefined: what the environment and the profile say. */
  readonly region: string | undefined;
  /** The variables that the SDK reads as well. */
  readonly environment: Environment;
  /** Whether the command line names the profile that AWS_PROFILE holds. */
  readonly isProfileChosen: boolean;
  readonly connections: HandlerOptions;
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
 * @throws InputError `no-profile`, `no-region`, `endpoint`; UnableError `no-credentials`.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { region, environment, isProfileChosen, connections, userAgent } = options;
  const profile = await readProfile(environment);
  await refuseWrongEndpoints();
  const handler = new AwsHttpHandler(connections);
  const sts = new STSClient({
    ...settingsOf({ handler, userAgent, attempts }),
    credentials: credentialsOf({ profile, environment, isChosen: isProfileChosen, handler }),
    ...(region === undefined ? {} : { region }),
  });
  const found = await regionOf(sts, profile, environment);
  await findCredentials(sts, profile, environment);
  const identity = sts.send(new GetCallerIdentityCommand({}));
  // Whoever awaits it learns of its failure; nobody does before the other clients are there.
  identity.catch(() => undefined);
  return { region: found, handler, userAgent, attempts, found: sts.config, identity };
}

/** The settings that every client of a session is made with. */
function settingsOf({
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

/** The settings of a client of a service other than the one that asks who is asking. */
export function clientSettingsOf(session: Session) {
  const { credentials, useDualstackEndpoint, useFipsEndpoint } = session.found;
  return {
    ...settingsOf(session),
    region: session.region,
    credentials,
    useDualstackEndpoint,
    useFipsEndpoint,
  };
}

async function regionOf(client: STSClient, profile: Profile, environment: Environment): Promise<string> {
  try {
    return await client.config.region();
  } catch (error) {
    const isGiven = (environment['AWS_REGION'] ?? profile.settings?.['region']) !== undefined;
    const told = error instanceof Error ? error.message : String(error);
    const nowhere = `neither the environment nor the profile ${profile.name} has one${await strayLine(environment)}`;
    throw new InputError(
      'no-region',
      `no region to ask: ${isGiven ? told : nowhere}`,
      `Give --region, a --profile with a region, or AWS_REGION. ${withoutAws}`,
    );
  }
}

async function findCredentials(client: STSClient, profile: Profile, environment: Environment): Promise<void> {
  try {
    await client.config.credentials();
  } catch (error) {
    throw await noCredentials(error, profile, environment);
  }
}
