import { InvokeCommand, type InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { type ProbeRequest } from '../../probe/contract.ts';
import { readAnswer } from '../../probe/read-answer.ts';
import { type ProbeRun, type RunFailureReason, type RunVantage } from '../../probe/run-document.ts';
import { type DeployedProbe } from '../deployed-probe.ts';
import { stateWords } from '../function-state.ts';
import { type DeployClients } from './clients.ts';

/** Invokes a probe, one request after the other. Never rejects: what comes in the way is the reason of a run. */
export async function invokeProbe(
  probe: DeployedProbe,
  requests: readonly ProbeRequest[],
  region: string,
  clients: Pick<DeployClients, 'lambda'>,
): Promise<readonly ProbeRun[]> {
  const vantage: RunVantage = {
    functionName: probe.name,
    subnetId: probe.place.subnetId,
    securityGroupIds: probe.place.securityGroupIds,
    accountId: probe.accountId,
    region,
  };
  const runs: ProbeRun[] = [];
  for (const request of requests) runs.push({ vantage, ...(await invoke(probe, request, clients)) });
  return runs;
}

type Outcome = Omit<ProbeRun, 'vantage'>;

async function invoke(
  probe: DeployedProbe,
  request: ProbeRequest,
  { lambda }: Pick<DeployClients, 'lambda'>,
): Promise<Outcome> {
  const Payload = new TextEncoder().encode(JSON.stringify(request));
  try {
    return toOutcome(await lambda.send(new InvokeCommand({ FunctionName: probe.name, Payload })));
  } catch (error) {
    return failureOf(error, probe);
  }
}

function toOutcome({ FunctionError: failed, Payload: payload }: InvokeCommandOutput): Outcome {
  const text = new TextDecoder().decode(payload ?? new Uint8Array());
  const value = parsed(text);
  if (failed !== undefined)
    return notRun('invoke-failed', `the function failed: ${errorMessageOf(value) ?? text}`);
  const read = readAnswer(value);
  if (!read.ok) {
    const where = read.problem.field === '' ? '' : `${read.problem.field}: `;
    return notRun(
      'probe-refused',
      `its answer is not understood: ${where}${read.problem.reason}; deploy it again`,
    );
  }
  if (read.value.kind === 'result') return { answer: read.value, notRun: null };
  const { version, problem } = read.value;
  const refused = `the probe is of planecheck ${version} and does not understand the request: ${problem.field}: ${problem.reason}; deploy it again`;
  return { ...notRun('probe-refused', refused), answer: read.value };
}

// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
function errorMessageOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('errorMessage' in value)) return null;
  return typeof value.errorMessage === 'string' ? value.errorMessage : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const refusals = /^(?:AccessDenied\w*|NotAuthorized\w*|UnauthorizedOperation|ForbiddenException)$/;

// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
const notReady =
  /^(?:ResourceConflictException|ResourceNotReadyException|EC2\w*Exception|ENILimitReachedException|SubnetIPAddressLimitReachedException|Invalid(?:Subnet|SecurityGroup)IDException|SnapStart\w*Exception)$/;

function failureOf(error: unknown, probe: DeployedProbe): Outcome {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const said = `${name}: ${message}`;
  if (refusals.test(name)) return notRun('invoke-refused', said);
  if (name === 'ResourceNotFoundException') return notRun('not-deployed', said);
  if (notReady.test(name)) {
    const state = probe.state.state === 'Active' ? '' : `; ${stateWords(probe.state)}`;
    return notRun('not-ready', `${said}${state}; run it again in some minutes`);
  }
  return notRun('invoke-failed', said);
}

// As much as is kept of what AWS says.
const longest = 512;

function notRun(reason: RunFailureReason, detail: string): Outcome {
  const cut = detail.length > longest ? `${detail.slice(0, longest - 1)}…` : detail;
  return { answer: null, notRun: { reason, detail: cut } };
}
