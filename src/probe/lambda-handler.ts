import { allowingOnly, awsHostSuffixes, readHostList } from './allowed-hosts.ts';
import { type ProbeAnswer, probeSchema } from './contract.ts';
import { readRequest } from './read-request.ts';
import { runProbe } from './run-probe.ts';
import { type Credentials } from './sign.ts';
import { timeToAnswer } from './time-needed.ts';

/** Put in by the build. */
declare const PLANECHECK_VERSION: string | undefined;

/** Hosts that a deployment allows beside those of AWS: suffixes and addresses with commas between. */
const allowedHostsVariable = 'PLANECHECK_ALLOWED_HOSTS';

const version = typeof PLANECHECK_VERSION === 'string' ? PLANECHECK_VERSION : '0.0.0-development';

let coldStart = true;

/**
 * The Lambda function's entry: takes a request as its event and returns the answer. Settings and credentials come
 * from the function's environment. An event that is no request is answered with a refusal.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export async function handler(
  event: unknown,
  context: { readonly getRemainingTimeInMillis: () => number },
): Promise<ProbeAnswer> {
  const read = readRequest(event);
  if (!read.ok) return { schema: probeSchema, kind: 'refusal', version, problem: read.problem };
  const isFirst = coldStart;
  coldStart = false;
  const { env } = process;
  const entries = [
    ...awsHostSuffixes(env['AWS_REGION'] ?? ''),
    ...readHostList(env[allowedHostsVariable] ?? ''),
  ];
  return runProbe(read.value, {
    version,
    allows: allowingOnly(entries),
    credentials: credentialsFrom(env),
    coldStart: isFirst,
    milliseconds: Math.max(0, context.getRemainingTimeInMillis() - timeToAnswer(read.value)),
  });
}

function credentialsFrom(env: NodeJS.ProcessEnv): Credentials | null {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (accessKeyId === undefined || secretAccessKey === undefined) return null;
  return { accessKeyId, secretAccessKey, sessionToken: env['AWS_SESSION_TOKEN'] ?? null };
}
