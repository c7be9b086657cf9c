import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import { DeleteRoleCommand, DeleteRolePolicyCommand } from '@aws-sdk/client-iam';
import { DeleteFunctionCommand } from '@aws-sdk/client-lambda';
import { answerTo, answerUnless } from '../call-error.ts';
import { policyName } from '../probe-design.ts';
import { logGroupPrefix } from '../probe-place.ts';
import { type DestroyPlan } from '../plan-destroy.ts';
import { type Pause } from './await-ready.ts';
import { type DeployClients } from './clients.ts';

/** How a plan is carried out. */
export interface DestroyOptions {
  readonly clients: DeployClients;
  readonly pause: Pause;
  /** Called when there is something to wait for. */
  readonly onWait: (interfaces: readonly string[]) => void;
}

const gone = ['ResourceNotFoundException', 'NoSuchEntityException', 'NoSuchEntity'];

/**
 * Deletes what a plan names. Lambda gives network interfaces back by the function's role, so that the role comes last;
 * where they are still there after the wait, it stays.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-enis
 * @returns the interfaces that linger.
 * @throws CallError
 */
export async function destroyProbe(
  { name, hasFunction, hasLogGroup, hasRole, waitsForInterfaces }: DestroyPlan,
  options: DestroyOptions,
): Promise<readonly string[]> {
  const { lambda, logs, iam } = options.clients;
  if (hasFunction) {
    const send = lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
    await answerUnless('lambda:DeleteFunction', send, gone);
  }
  if (hasLogGroup) {
    const send = logs.send(new DeleteLogGroupCommand({ logGroupName: `${logGroupPrefix}${name}` }));
    await answerUnless('logs:DeleteLogGroup', send, gone);
  }
  const lingering = waitsForInterfaces ? await awaitInterfaces(name, options) : [];
  if (!hasRole || lingering.length > 0) return lingering;
  const inside = iam.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName: policyName }));
  await answerUnless('iam:DeleteRolePolicy', inside, gone);
  await answerUnless('iam:DeleteRole', iam.send(new DeleteRoleCommand({ RoleName: name })), gone);
  return [];
}

const betweenLooks = 10_000;

/** Twenty minutes in all, as long as AWS says that it may take, and some more. */
const mostLooks = 150;

async function awaitInterfaces(name: string, options: DestroyOptions): Promise<readonly string[]> {
  for (let looks = 1; ; looks += 1) {
    const interfaces = await interfacesOf(name, options.clients);
    if (interfaces.length === 0 || looks === mostLooks) return interfaces;
    if (looks === 1) options.onWait(interfaces);
    await options.pause(betweenLooks);
  }
}

async function interfacesOf(name: string, { ec2 }: DeployClients): Promise<readonly string[]> {
  const Filters = [{ Name: 'description', Values: [`AWS Lambda VPC ENI-${name}*`] }];
  const told = await answerTo(
    'ec2:DescribeNetworkInterfaces',
    ec2.send(new DescribeNetworkInterfacesCommand({ Filters })),
  );
  return (told.NetworkInterfaces ?? []).map(({ NetworkInterfaceId: id = '' }) => id).toSorted();
}
