import { CreateLogGroupCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateRoleCommand,
  GetRoleCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { answerTo, answerUnless, CallError } from '../call-error.ts';
import { type FunctionState } from '../function-state.ts';
import { type DeployPlan } from '../plan-deploy.ts';
import { architecture, logRetention, policyName, type ProbeDesign } from '../probe-design.ts';
import { logGroupPrefix, rolePath } from '../probe-place.ts';
import { type ArnParts, functionArn, trustPolicy } from '../role-policy.ts';
import { awaitReady, type Pause } from './await-ready.ts';
import { type DeployClients } from './clients.ts';

/** Where and how a plan is carried out. */
export interface DeployOptions {
  readonly clients: DeployClients;
  readonly parts: ArnParts;
  readonly pause: Pause;
}

/**
 * Makes what a plan lacks, and waits until the function can be invoked or has failed. Whatever is there of a run that
 * was interrupted is taken as it is and completed.
 * @throws CallError
 */
export async function deployProbe(plan: DeployPlan, options: DeployOptions): Promise<FunctionState> {
  const { design } = plan;
  if (plan.function !== 'keep') {
    const role = design.roleArn ?? (await ensureRole(design, options));
    await ensureLogGroup(design, options.clients);
    if (plan.function === 'replace') await deleteFailed(design.name, options.clients);
    await ensureFunction(design, role, plan.function !== 'update', options);
  } else if (plan.logGroup === 'create') await ensureLogGroup(design, options.clients);
  return awaitReady(design.name, options.clients, options.pause);
}

async function ensureRole(
  { name, policy, tags }: ProbeDesign,
  { clients, parts }: DeployOptions,
): Promise<string> {
  const { iam } = clients;
  const trust = JSON.stringify(trustPolicy);
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const created = await answerUnless(
    'iam:CreateRole',
    iam.send(
      new CreateRoleCommand({
        RoleName: name,
        Path: rolePath(parts.region),
        AssumeRolePolicyDocument: trust,
        Description: `Role of the Lambda function ${name}`,
        Tags,
      }),
    ),
    ['EntityAlreadyExistsException', 'EntityAlreadyExists'],
  );
  if (created === null) {
    const change = new UpdateAssumeRolePolicyCommand({ RoleName: name, PolicyDocument: trust });
    await answerTo('iam:UpdateAssumeRolePolicy', iam.send(change));
    await answerTo('iam:TagRole', iam.send(new TagRoleCommand({ RoleName: name, Tags })));
  }
  const put = { RoleName: name, PolicyName: policyName, PolicyDocument: JSON.stringify(policy) };
  await answerTo('iam:PutRolePolicy', iam.send(new PutRolePolicyCommand(put)));
  const { Role: role } =
    created ?? (await answerTo('iam:GetRole', iam.send(new GetRoleCommand({ RoleName: name }))));
  return role?.Arn ?? '';
}

async function ensureLogGroup({ name, tags }: ProbeDesign, { logs }: DeployClients): Promise<void> {
  const logGroupName = `${logGroupPrefix}${name}`;
  await answerUnless('logs:CreateLogGroup', logs.send(new CreateLogGroupCommand({ logGroupName, tags })), [
    'ResourceAlreadyExistsException',
  ]);
  const keep = new PutRetentionPolicyCommand({ logGroupName, retentionInDays: logRetention });
  await answerTo('logs:PutRetentionPolicy', logs.send(keep));
}

// https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html: what failed cannot be updated.
async function deleteFailed(FunctionName: string, { lambda }: DeployClients): Promise<void> {
  const send = lambda.send(new DeleteFunctionCommand({ FunctionName }));
  await answerUnless('lambda:DeleteFunction', send, ['ResourceNotFoundException']);
}

async function ensureFunction(
  design: ProbeDesign,
  role: string,
  isNew: boolean,
  options: DeployOptions,
): Promise<void> {
  if (isNew && (await createFunction(design, role, options))) return;
  await updateFunction(design, role, options);
}

// A new role is known everywhere only after some seconds:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
const mostCreations = 30;
const untilRoleIsKnown = 2000;

/** Creates the function; false where it is there already, as after a connection that broke. */
async function createFunction(
  { name, zip, settings, tags }: ProbeDesign,
  role: string,
  { clients, pause }: DeployOptions,
): Promise<boolean> {
  const command = new CreateFunctionCommand({
    ...mutable(settings),
    FunctionName: name,
    Role: role,
    Architectures: [architecture],
    Code: { ZipFile: zip },
    Tags: { ...tags },
  });
  for (let tries = 1; ; tries += 1) {
    try {
      const created = await answerUnless('lambda:CreateFunction', clients.lambda.send(command), [
        'ResourceConflictException',
      ]);
      return created !== null;
    } catch (error) {
      if (tries === mostCreations || !isOfNewRole(error)) throw error;
      await pause(untilRoleIsKnown);
    }
  }
}

function isOfNewRole(error: unknown): boolean {
  const cause = error instanceof CallError ? error.cause : null;
  return (
    cause instanceof Error &&
    cause.name === 'InvalidParameterValueException' &&
    /role.*(?:cannot be assumed|does not have permissions)/i.test(cause.message)
  );
}

// The tags come last: until then, the next run finds that there is something to do.
async function updateFunction(design: ProbeDesign, role: string, options: DeployOptions): Promise<void> {
  const { clients, parts, pause } = options;
  const { name: FunctionName, settings, zip, tags } = design;
  await awaitReady(FunctionName, clients, pause);
  const code = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip, Architectures: [architecture] });
  await answerTo('lambda:UpdateFunctionCode', clients.lambda.send(code));
  await awaitReady(FunctionName, clients, pause);
  const configure = new UpdateFunctionConfigurationCommand({
    ...mutable(settings),
    FunctionName,
    Role: role,
  });
  await answerTo('lambda:UpdateFunctionConfiguration', clients.lambda.send(configure));
  await awaitReady(FunctionName, clients, pause);
  const tag = new TagResourceCommand({ Resource: functionArn(FunctionName, parts), Tags: { ...tags } });
  await answerTo('lambda:TagResource', clients.lambda.send(tag));
}

// The SDK's types are of lists that may be changed.
function mutable({ VpcConfig: vpc, Environment: { Variables }, ...rest }: ProbeDesign['settings']) {
  return {
    ...rest,
    Environment: { Variables: { ...Variables } },
    VpcConfig: { ...vpc, SubnetIds: [...vpc.SubnetIds], SecurityGroupIds: [...vpc.SecurityGroupIds] },
  };
}
