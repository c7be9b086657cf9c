import { type ClientSettings, type DeployClients } from '../deploy/aws/clients.ts';
import { type ArnParts } from '../deploy/role-policy.ts';
import { UnableError } from '../sources/unable-error.ts';
import { commercial, partitionOf } from '../targets/partition.ts';
import { prepareAwsEnvironment } from './aws-environment.ts';
import { type ProbeOptions } from './command-options.ts';
import { parseRegionFlag } from './region-flag.ts';
import { unableToCall } from './unable-to-call.ts';
import { type World } from './world.ts';

/** An account in which probes are looked after. */
export interface ProbeSession {
  readonly parts: ArnParts;
  readonly clients: DeployClients;
}

/** How a session is used. */
export interface SessionUse {
  /** Whether anything may be changed: without it, no request that could is sent. */
  readonly mayChange: boolean;
}

/** As long as a function may take that is asked for its answer, in milliseconds. */
const answerTimeout = 180_000;

/** How often a call is tried. */
const attempts = 6;

/**
 * Does something in the account that AWS's settings lead to.
 * @throws InputError, UnableError where AWS cannot be asked, or refuses.
 */
export async function inAccount<T>(
  options: Pick<ProbeOptions, 'region' | 'profile'>,
  world: World,
  use: SessionUse,
  act: (session: ProbeSession) => Promise<T>,
): Promise<T> {
  const environment = prepareAwsEnvironment(options.profile);
  const { readAuthorities } = await import('../sources/aws/authorities.ts');
  const { clientSettingsOf, openSession } = await import('../sources/aws/session.ts');
  const authorities = await readAuthorities(environment['AWS_CA_BUNDLE']);
  const session = await openSession({
    region: parseRegionFlag(options.region),
    environment,
    isProfileChosen: options.profile !== undefined,
    connections: { authorities, mayChange: use.mayChange, answerTimeout },
    userAgent: `planecheck/${world.version}`,
  });
  try {
    const settings: ClientSettings = { ...clientSettingsOf(session), maxAttempts: attempts };
    const { makeDeployClients } = await import('../deploy/aws/clients.ts');
    const accountId = accountOf(await session.identity.catch(notIdentified));
    const partition = (partitionOf(session.region) ?? commercial).id;
    const parts = { partition, region: session.region, accountId };
    return await act({ parts, clients: makeDeployClients(settings) });
  } catch (error) {
    throw await unableToCall(error);
  } finally {
    session.handler.destroy();
  }
}

async function notIdentified(error: unknown): Promise<never> {
  const { CallError } = await import('../deploy/call-error.ts');
  throw new CallError('sts:GetCallerIdentity', error);
}

function accountOf(identity: object): string {
  const account = new Map<string, unknown>(Object.entries(identity)).get('Account');
  if (typeof account === 'string') return account;
  throw new UnableError(
    'no-answer',
    'what answers sts:GetCallerIdentity is not AWS',
    'Look at HTTPS_PROXY and AWS_ENDPOINT_URL.',
  );
}
