import { snapshotContents, type Snapshot } from '../sources/aws-cli/snapshot.ts';
import { type LoadedConfiguration, toConfiguration } from '../sources/aws-cli/to-configuration.ts';
import { prepareAwsEnvironment } from './aws-environment.ts';
import { makeProgress } from './progress.ts';
import { parseRegionFlag } from './region-flag.ts';
import { type World } from './world.ts';

/** Which account and region are to be asked. */
export interface AccountOptions {
  readonly region: string | undefined;
  readonly profile: string | undefined;
}

/**
 * Asks AWS about the network of an account, with progress on stderr.
 * @throws InputError, UnableError where that cannot be done.
 */
export async function askAws(options: AccountOptions, world: World): Promise<Snapshot> {
  const environment = prepareAwsEnvironment(options.profile);
  const { takeSnapshot } = await import('../sources/aws/take-snapshot.ts');
  const progress = makeProgress(world.stderr);
  try {
    return await takeSnapshot({
      region: parseRegionFlag(options.region),
      environment,
      isProfileChosen: options.profile !== undefined,
      authoritiesFile: environment['AWS_CA_BUNDLE'],
      userAgent: `planecheck/${world.version}`,
      onStart: (region) => {
        progress.begin(`asking AWS in ${region}`);
      },
      onStep: ({ call, done, calls }) => {
        progress.say(`${done} of ${calls} calls answered (${call})`);
      },
    });
  } finally {
    progress.end();
  }
}

/** The configuration of an account as AWS tells it now. */
export async function readLiveInput(
  options: AccountOptions & { readonly strict: boolean },
  world: World,
): Promise<LoadedConfiguration> {
  const snapshot = await askAws(options, world);
  return toConfiguration(snapshotContents(snapshot), 'live', { strict: options.strict, kind: 'live' });
}
