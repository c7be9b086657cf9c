import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import {
  type FunctionConfiguration,
  GetFunctionCommand,
  type GetFunctionCommandOutput,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { answerTo, answerUnless } from '../call-error.ts';
import { type DeployedProbe, type FoundProbes } from '../deployed-probe.ts';
import { type FunctionState } from '../function-state.ts';
import { tagNames } from '../probe-design.ts';
import {
  isProbeName,
  logGroupPrefix,
  probeLogGroupPrefix,
  type ProbePlace,
  rolePath,
} from '../probe-place.ts';
import { type DeployClients } from './clients.ts';

/** Finds the probes of a region: one call lists the functions, one each tells of a probe. @throws CallError */
export async function findFunctions({
  lambda,
}: Pick<DeployClients, 'lambda'>): Promise<readonly DeployedProbe[]> {
  const all = await listFunctions(lambda);
  const names = all.flatMap(({ FunctionName: name = '' }) => (isProbeName(name) ? [name] : []));
  const told = await Promise.all(
    names.toSorted().map((FunctionName) =>
      // It may have been deleted since.
      answerUnless('lambda:GetFunction', lambda.send(new GetFunctionCommand({ FunctionName })), [
        'ResourceNotFoundException',
      ]),
    ),
  );
  return told.flatMap((one) => (one === null ? [] : [toProbe(one, all)]));
}

/** Finds all that probes are made of, whole or in parts. @throws CallError */
export async function findProbes(clients: DeployClients, region: string): Promise<FoundProbes> {
  const [probes, roles, logGroups] = await Promise.all([
    findFunctions(clients),
    listRoles(clients, region),
    listLogGroups(clients),
  ]);
  return { probes, roles, logGroups };
}

/** The state that Lambda tells of a function. */
export function stateOf(configuration: FunctionConfiguration): FunctionState {
  return {
    state: configuration.State ?? null,
    reasonCode: configuration.StateReasonCode ?? null,
    reason: configuration.StateReason ?? null,
    updateStatus: configuration.LastUpdateStatus ?? null,
    updateReasonCode: configuration.LastUpdateStatusReasonCode ?? null,
    updateReason: configuration.LastUpdateStatusReason ?? null,
  };
}

async function listFunctions(lambda: DeployClients['lambda']): Promise<readonly FunctionConfiguration[]> {
  const found: FunctionConfiguration[] = [];
  let Marker: string | undefined;
  do {
    const page = await answerTo('lambda:ListFunctions', lambda.send(new ListFunctionsCommand({ Marker })));
    found.push(...(page.Functions ?? []));
    Marker = page.NextMarker;
  } while (Marker !== undefined && Marker !== '');
  return found;
}

async function listRoles({ iam }: DeployClients, region: string): Promise<readonly string[]> {
  const found: string[] = [];
  let Marker: string | undefined;
  do {
    const PathPrefix = rolePath(region);
    const page = await answerTo('iam:ListRoles', iam.send(new ListRolesCommand({ PathPrefix, Marker })));
    found.push(...(page.Roles ?? []).map(({ RoleName: name = '' }) => name));
    Marker = page.IsTruncated === true ? page.Marker : undefined;
  } while (Marker !== undefined);
  return found.filter(isProbeName).toSorted();
}

async function listLogGroups({ logs }: DeployClients): Promise<readonly string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await answerTo(
      'logs:DescribeLogGroups',
      logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: probeLogGroupPrefix, nextToken })),
    );
    found.push(
      ...(page.logGroups ?? []).map(({ logGroupName: name = '' }) => name.slice(logGroupPrefix.length)),
    );
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found.filter(isProbeName).toSorted();
}

function toProbe(
  { Configuration: configuration = {}, Tags: tags = {} }: GetFunctionCommandOutput,
  all: readonly FunctionConfiguration[],
): DeployedProbe {
  const { FunctionName: name = '', FunctionArn: arn = '' } = configuration;
  const place = placeOf(configuration);
  const sharing = all.filter((one) => one.FunctionName !== name && sharesInterface(one, place));
  return {
    name,
    arn,
    accountId: arn.split(':')[4] ?? null,
    place,
    version: tags[tagNames.version] ?? null,
    content: tags[tagNames.content] ?? null,
    state: stateOf(configuration),
    modifiedAt: configuration.LastModified ?? null,
    stack: tags['aws:cloudformation:stack-name'] ?? null,
    sharesInterfaceWith: sharing.map((one) => one.FunctionName ?? '').toSorted(),
  };
}

function placeOf({
  VpcConfig: { SubnetIds: subnets = [], SecurityGroupIds: groups = [] } = {},
}: FunctionConfiguration) {
  return { subnetId: subnets[0] ?? '', securityGroupIds: groups.toSorted() };
}

// Lambda makes one interface for each subnet and set of groups, whichever functions have them:
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-enis
function sharesInterface(
  { VpcConfig: config }: FunctionConfiguration,
  { subnetId, securityGroupIds }: ProbePlace,
) {
  const groups = (config?.SecurityGroupIds ?? []).toSorted().join(' ');
  return config?.SubnetIds?.includes(subnetId) === true && groups === securityGroupIds.join(' ');
}
