import { type ProbeRequest } from '../probe/contract.ts';
import { type ProbeRun } from '../probe/run-document.ts';
import { runProbe } from '../probe/run-probe.ts';
import { InputError } from '../sources/input-error.ts';
import { prepareAwsEnvironment } from './aws-environment.ts';
import { type ProbeRunOptions } from './command-options.ts';
import { makeProgress } from './progress.ts';
import { parseRegionFlag } from './region-flag.ts';
import { type World } from './world.ts';

/**
 * Runs the probe's own program in this process. It signs with the credentials that there are; without any, targets
 * that want it are refused by it.
 * @throws InputError `no-region`.
 */
export async function runLocally(
  options: ProbeRunOptions,
  world: World,
  requestsFor: (region: string) => readonly ProbeRequest[],
): Promise<readonly ProbeRun[]> {
  const environment = prepareAwsEnvironment(options.profile);
  const { readAuthorities } = await import('../sources/aws/authorities.ts');
  const { localSettings } = await import('../sources/aws/local-credentials.ts');
  const authorities = await readAuthorities(environment['AWS_CA_BUNDLE']);
  const isProfileChosen = options.profile !== undefined;
  const settings = await localSettings(environment, { isProfileChosen, authorities });
  const region = parseRegionFlag(options.region) ?? settings.region;
  if (region === null)
    throw new InputError(
      'no-region',
      'no region whose endpoints are to be tried',
      'Give --region, a --profile with a region, or AWS_REGION.',
    );
  const requests = requestsFor(region);
  const progress = makeProgress(world.stderr);
  progress.begin(`trying the endpoints of ${region} from here`);
  const runs: ProbeRun[] = [];
  for (const [index, request] of requests.entries()) {
    const answer = await runProbe(request, {
      version: world.version,
      allows: () => true,
      credentials: credentialsOf(settings.credentials),
      coldStart: index === 0,
      milliseconds: null,
    });
    runs.push({ vantage: null, answer, notRun: null });
  }
  progress.end();
  return runs;
}

function credentialsOf(
  found: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  } | null,
) {
  if (found === null) return null;
  const { accessKeyId, secretAccessKey, sessionToken = null } = found;
  return { accessKeyId, secretAccessKey, sessionToken };
}
