import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateNetworkInterfaceCommand, DeleteNetworkInterfaceCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { readProbeRuns } from '../../src/probe/run-document.ts';
import { makeDeployClients } from '../../src/deploy/aws/clients.ts';
import { deployProbe } from '../../src/deploy/aws/deploy-probe.ts';
import { destroyProbe } from '../../src/deploy/aws/destroy-probe.ts';
import { findFunctions, findProbes } from '../../src/deploy/aws/find-probes.ts';
import { invokeProbe } from '../../src/deploy/aws/invoke-probe.ts';
import { readFunctionPlaces, readGroups, readSubnets } from '../../src/deploy/aws/read-places.ts';
import { callerPolicy, type ProbeTask } from '../../src/deploy/caller-policy.ts';
import { isDone, planDeploy } from '../../src/deploy/plan-deploy.ts';
import { planDestroy } from '../../src/deploy/plan-destroy.ts';
import { designProbe } from '../../src/deploy/probe-design.ts';
import { probeName } from '../../src/deploy/probe-place.ts';
import { runBuiltCli, startBuiltCli } from '../cli/run-built-cli.ts';
import { requestFor } from '../probe/kit/some-request.ts';
import { settingsFor } from '../sources/aws/read-from.ts';
import { Account, region } from './account.ts';
import { faults, type Gate, startGate } from './gate.ts';

const parts = { partition: 'aws', region, accountId: '123456789012' };
const pause = () => Promise.resolve();

let gate: Gate;
let module = '';
let subnetId = '';
let groupId = '';
let account: Account;

beforeAll(async () => {
  gate = await startGate(inject('motoUrl'));
  module = await readFile(join(inject('builtCli'), '../../probe/lambda-handler.mjs'), 'utf8');
});
afterAll(() => gate[Symbol.asyncDispose]());
beforeEach(async () => {
  gate.arm(null);
  account = await Account.empty(inject('motoUrl'));
  const vpc = await account.vpc();
  subnetId = await account.subnet(vpc, '10.0.1.0/24');
  groupId = await account.group(vpc, 'probe', []);
});

// Each call is tried once, so that a fault is not made good by the SDK.
function clientsOf(url: string) {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
  return makeDeployClients({ region, endpoint: url, credentials, maxAttempts: 1 });
}

function design() {
  const place = { subnetId, securityGroupIds: [groupId] };
  const program = { module, commonJs: '', version: '1.2.3' };
  return designProbe({ place, isDualStack: false, allowedHosts: [], roleArn: null }, program, parts);
}

async function deploy() {
  const clients = clientsOf(gate.url);
  return deployProbe(planDeploy(design(), await findProbes(clients, region)), { clients, parts, pause });
}

async function destroy() {
  const clients = clientsOf(gate.url);
  const plans = planDestroy(await findProbes(clients, region));
  const onWait = () => undefined;
  for (const plan of plans) await destroyProbe(plan, { clients, pause, onWait });
}

/** All that there is of probes, asked past the gate. */
function found() {
  return findProbes(clientsOf(inject('motoUrl')), region);
}

const nothing = { probes: [], roles: [], logGroups: [] };

/** The calls that something makes when nothing comes in its way. */
async function callsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  gate.arm(null);
  await act();
  return [...gate.calls];
}

describe('a probe', () => {
  test('is deployed, is found, and is destroyed', async () => {
    expect(await deploy()).toMatchObject({ state: 'Active' });
    const { probes, roles, logGroups } = await found();
    const name = probeName({ subnetId, securityGroupIds: [groupId] });
    expect(probes).toMatchObject([
      { name, place: { subnetId, securityGroupIds: [groupId] }, version: '1.2.3', content: design().content },
    ]);
    expect({ roles, logGroups }).toEqual({ roles: [name], logGroups: [name] });
    await destroy();
    expect(await found()).toEqual(nothing);
  });

  test('that is deployed again as it is costs no call that changes anything', async () => {
    await deploy();
    const calls = await callsOf(deploy);
    const changing = calls.filter((call) => !/:(?:List|Get|Describe)|:GET /.test(call));
    expect(changing).toEqual([]);
    expect(isDone(planDeploy(design(), await found()))).toBe(true);
  });

  test('whose role is known late is created as soon as it is', async () => {
    const clients = clientsOf(gate.url);
    let refusals = 3;
    clients.lambda.middlewareStack.add(
      (next, context) => (input) => {
        if (context.commandName !== 'CreateFunctionCommand' || refusals === 0) return next(input);
        refusals -= 1;
        const message = 'The role defined for the function cannot be assumed by Lambda.';
        throw Object.assign(new Error(message), { name: 'InvalidParameterValueException' });
      },
      { step: 'initialize' },
    );
    let pauses = 0;
    const plan = planDeploy(design(), await found());
    const counted = () => {
      pauses += 1;
      return Promise.resolve();
    };
    expect(await deployProbe(plan, { clients, parts, pause: counted })).toMatchObject({ state: 'Active' });
    expect(pauses).toBe(3);
  });
});

describe('after any fault', () => {
  test.each(faults)('of a deployment (%s), at each call in turn, the next one completes it', async (does) => {
    const count = (await callsOf(deploy)).length;
    await destroy();
    for (let at = 1; at <= count; at += 1) {
      gate.arm({ at, does });
      await deploy().catch(() => undefined);
      expect(gate.calls.length).toBeGreaterThanOrEqual(at);
      gate.arm(null);
      await deploy();
      expect({ at, isDone: isDone(planDeploy(design(), await found())) }).toEqual({ at, isDone: true });
      await destroy();
      expect({ at, left: await found() }).toEqual({ at, left: nothing });
    }
  });

  test.each(faults)('of a deployment (%s), at each call in turn, destroying leaves nothing', async (does) => {
    const count = (await callsOf(deploy)).length;
    await destroy();
    for (let at = 1; at <= count; at += 1) {
      gate.arm({ at, does });
      await deploy().catch(() => undefined);
      gate.arm(null);
      await destroy();
      expect({ at, left: await found() }).toEqual({ at, left: nothing });
    }
  });

  test.each(faults)('of destroying (%s), at each call in turn, the next leaves nothing', async (does) => {
    await deploy();
    const count = (await callsOf(destroy)).length;
    for (let at = 1; at <= count; at += 1) {
      await deploy();
      gate.arm({ at, does });
      await destroy().catch(() => undefined);
      expect(gate.calls.length).toBeGreaterThanOrEqual(at);
      gate.arm(null);
      await destroy();
      expect({ at, left: await found() }).toEqual({ at, left: nothing });
    }
  });
});

describe('what comes in the way of invoking', () => {
  test.each([
    ['refused', 'invoke-refused', 'AccessDeniedException: User is not authorized'],
    ['throttled', 'invoke-failed', 'ThrottlingException: Rate exceeded'],
    ['failing', 'invoke-failed', 'InternalFailure'],
    ['lost', 'invoke-failed', ''],
  ] as const)('(%s) is the reason of a run: %s', async (does, reason, detail) => {
    await deploy();
    const clients = clientsOf(gate.url);
    const [probe] = await findFunctions(clients);
    if (probe === undefined) throw new Error('no probe');
    gate.arm({ at: 1, does });
    const [run] = await invokeProbe(probe, [requestFor([{}])], region, clients);
    expect(run?.answer).toBeNull();
    expect(run?.notRun?.reason).toBe(reason);
    expect(run?.notRun?.detail).toContain(detail);
  });

  test('where the request is none, is what the probe says of it', async () => {
    await deploy();
    const clients = clientsOf(gate.url);
    const [probe] = await findFunctions(clients);
    if (probe === undefined) throw new Error('no probe');
    const [run] = await invokeProbe(probe, [requestFor([{ port: 0 }])], region, clients);
    expect(run?.answer).toMatchObject({ kind: 'refusal', problem: { field: 'targets[0].port' } });
    expect(run?.notRun).toMatchObject({ reason: 'probe-refused' });
  });
});

// https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html
const lambdaActions: readonly (readonly [form: RegExp, action: string])[] = [
  [/^GET \S+\/functions$/, 'ListFunctions'],
  [/^POST \S+\/functions$/, 'CreateFunction'],
  [/^GET \S+\/functions\/[^/]+$/, 'GetFunction'],
  [/^DELETE \S+\/functions\/[^/]+$/, 'DeleteFunction'],
  [/^GET \S+\/configuration$/, 'GetFunctionConfiguration'],
  [/^PUT \S+\/configuration$/, 'UpdateFunctionConfiguration'],
  [/^PUT \S+\/code$/, 'UpdateFunctionCode'],
  [/^POST \S+\/tags\//, 'TagResource'],
  [/^POST \S+\/invocations$/, 'InvokeFunction'],
];

function actionOf(call: string): string {
  const [, request] = /^lambda:(.+)$/.exec(call) ?? [];
  if (request === undefined) return call;
  return `lambda:${lambdaActions.find(([form]) => form.test(request))?.[1] ?? request}`;
}

test('the policies for deploying, running and destroying allow every call that is made', async () => {
  const clients = clientsOf(gate.url);
  const allowed = (task: ProbeTask) =>
    callerPolicy(task, 'aws').Statement.flatMap(({ Action: actions }) => actions);
  const lackingIn = (task: ProbeTask) => {
    const made = [...new Set(gate.calls.map(actionOf))];
    gate.arm(null);
    return { many: made.length, lacking: made.filter((call) => !allowed(task).includes(call)) };
  };
  const plan = async () => planDeploy(design(), await findProbes(clients, region));
  await readSubnets(clients, [subnetId]);
  await readGroups(clients, [groupId]);
  await readFunctionPlaces(clients, 'any');
  await deployProbe(await plan(), { clients, parts, pause });
  await deployProbe({ ...(await plan()), role: 'update', function: 'update' }, { clients, parts, pause });
  await deployProbe({ ...(await plan()), role: 'update', function: 'replace' }, { clients, parts, pause });
  expect(lackingIn('deploy')).toEqual({ many: 19, lacking: [] });
  const [probe] = await findFunctions(clients);
  if (probe === undefined) throw new Error('no probe');
  await invokeProbe(probe, [requestFor([{ port: 0 }])], region, clients);
  expect(lackingIn('run')).toEqual({ many: 3, lacking: [] });
  const [gone] = planDestroy(await findProbes(clients, region));
  if (gone === undefined) throw new Error('nothing to destroy');
  await destroyProbe(gone, { clients, pause, onWait: () => undefined });
  expect(lackingIn('destroy')).toEqual({ many: 9, lacking: [] });
});

function cli(...args: readonly string[]) {
  return runBuiltCli(['probe', ...args, '--region', region], { env: settingsFor(gate.url) });
}

describe('the program', () => {
  const where = () => ['--subnet', subnetId, '--security-group', groupId];

  test('deploys, lists, runs what was uploaded, and destroys', async () => {
    const deployed = await cli('deploy', ...where(), '--yes');
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect(deployed.stderr).toContain(`create   function planecheck-probe-${subnetId}`);
    expect((await cli('list')).stdout).toContain('Active: it can be invoked');
    const { stdout } = await cli('run', '--service', 'apigateway:control', '--format', 'json');
    const read = readProbeRuns(JSON.parse(stdout));
    if (!read.ok) throw new Error(read.problem.reason);
    const [run] = read.value.runs;
    expect(run?.vantage).toEqual({
      functionName: probeName({ subnetId, securityGroupIds: [groupId] }),
      subnetId,
      securityGroupIds: [groupId],
      accountId: '123456789012',
      region,
    });
    expect(run?.notRun).toBeNull();
    // The environment here has no credentials: the probe says so of what is to be signed.
    expect(run?.answer).toMatchObject({
      kind: 'result',
      coldStart: true,
      targets: [
        { id: 'apigateway:control', outcome: 'tried' },
        { id: 'apigateway:control signed', outcome: 'refused', reason: 'no-credentials' },
      ],
    });
    expect(await cli('destroy', '--all', '--yes')).toMatchObject({ exitCode: 0 });
    expect(await found()).toEqual(nothing);
  });

  test('changes nothing where nobody agrees', async () => {
    expect(await cli('deploy', ...where())).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await found()).toEqual(nothing);
    await cli('deploy', ...where(), '--yes');
    const before = await found();
    expect(await cli('destroy', '--all')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await found()).toEqual(before);
  });

  test('prints a template of which CloudFormation makes a probe that is listed', async () => {
    const { stdout, exitCode } = await cli('deploy', ...where(), '--template');
    expect(exitCode).toBe(0);
    expect(await found()).toEqual(nothing);
    await createStack(stdout);
    const name = probeName({ subnetId, securityGroupIds: [groupId] });
    expect(await found()).toMatchObject({ probes: [{ name }], roles: [name], logGroups: [name] });
    expect((await cli('list')).stdout).toContain(`${name}\n  from    ${subnetId} ${groupId}\n`);
  });

  test('says of each subnet without a probe how to deploy one', async () => {
    const run = await cli('run', '--subnet', subnetId);
    expect(run.exitCode).toBe(3);
    expect(run.stdout).toContain(`planecheck probe deploy --region ${region} --subnet ${subnetId}`);
  });

  test('leaves of an interrupted deployment nothing that destroying does not find', async () => {
    const count = (await callsOf(() => cli('deploy', ...where(), '--yes'))).length;
    await destroy();
    for (let at = 1; at <= count; at += 1) {
      expect(await interrupted(at, ['deploy', ...where(), '--yes'])).toBe('SIGINT');
      expect(await cli('destroy', '--all', '--yes')).toMatchObject({ exitCode: 0 });
      expect({ at, left: await found() }).toEqual({ at, left: nothing });
    }
  });

  test('leaves of interrupted destroying nothing that the next does not find', async () => {
    await deploy();
    const count = (await callsOf(() => cli('destroy', '--all', '--yes'))).length;
    for (let at = 1; at <= count; at += 1) {
      await deploy();
      expect(await interrupted(at, ['destroy', '--all', '--yes'])).toBe('SIGINT');
      expect(await cli('destroy', '--all', '--yes')).toMatchObject({ exitCode: 0 });
      expect({ at, left: await found() }).toEqual({ at, left: nothing });
    }
  });
});

/** Runs the program and presses Ctrl-C at one of its calls; gives the signal that it ended by. */
async function interrupted(at: number, args: readonly string[]): Promise<string | null> {
  const child = startBuiltCli(['probe', ...args, '--region', region], { env: settingsFor(gate.url) });
  const ended = new Promise<string | null>((resolve) => {
    child.once('close', (_code, signal) => {
      resolve(signal);
    });
  });
  const interrupt = async () => {
    child.kill('SIGINT');
    await ended;
  };
  gate.arm({ at, does: interrupt });
  const signal = await ended;
  gate.arm(null);
  return signal;
}

describe('the network interface of a probe', () => {
  // As Lambda does; moto makes none for functions.
  async function madeByLambda(name: string) {
    const { ec2 } = clientsOf(inject('motoUrl'));
    const { NetworkInterface: made } = await ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId: subnetId,
        Groups: [groupId],
        Description: `AWS Lambda VPC ENI-${name}-6f1b2c3d`,
      }),
    );
    const NetworkInterfaceId = made?.NetworkInterfaceId ?? '';
    const giveBack = () => ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
    return { id: NetworkInterfaceId, giveBack };
  }

  async function destroyWith(pausing: () => Promise<unknown>) {
    const clients = clientsOf(gate.url);
    const [plan] = planDestroy(await findProbes(clients, region));
    if (plan === undefined) throw new Error('nothing to destroy');
    const waits: (readonly string[])[] = [];
    const onWait = (ids: readonly string[]) => waits.push(ids);
    return { lingering: await destroyProbe(plan, { clients, pause: pausing, onWait }), waits };
  }

  test('is waited for, and the role goes when it is given back', async () => {
    await deploy();
    const { id, giveBack } = await madeByLambda(design().name);
    const rolesMeanwhile: number[] = [];
    const { lingering, waits } = await destroyWith(async () => {
      rolesMeanwhile.push((await found()).roles.length);
      await giveBack();
    });
    expect({ lingering, waits, rolesMeanwhile }).toEqual({
      lingering: [],
      waits: [[id]],
      rolesMeanwhile: [1],
    });
    expect(await found()).toEqual(nothing);
  });

  test('that stays is told, and its role stays until another run', async () => {
    await deploy();
    const { id, giveBack } = await madeByLambda(design().name);
    expect((await destroyWith(pause)).lingering).toEqual([id]);
    expect(await found()).toEqual({ ...nothing, roles: [design().name] });
    await giveBack();
    expect((await destroyWith(pause)).lingering).toEqual([]);
    expect(await found()).toEqual(nothing);
  });

  test('that another function has too is not waited for', async () => {
    await deploy();
    await account.lambdaFunction('my-function', [subnetId], [groupId]);
    await madeByLambda(design().name);
    expect(await destroyWith(pause)).toEqual({ lingering: [], waits: [] });
    expect(await found()).toEqual(nothing);
  });
});

async function createStack(template: string): Promise<void> {
  const scope = `AKIAEXAMPLE/20260101/${region}/cloudformation/aws4_request`;
  const answer = await fetch(inject('motoUrl'), {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      Action: 'CreateStack',
      Version: '2010-05-15',
      StackName: 'planecheck-probes',
      TemplateBody: template,
      'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
