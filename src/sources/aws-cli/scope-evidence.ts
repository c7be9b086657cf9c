import { type CallName, callOf } from '../calls.ts';
import { isJsonObject, type JsonObject } from './json-documents.ts';

/** What a document says of the account and the region that it was asked in, strongest first. */
export interface ScopeEvidence {
  /** By strength: zone names, ARNs, names of endpoint services. */
  readonly regions: readonly (readonly string[])[];
  /** By strength: who asked, owners of what only owners see, owners of what may be shared. */
  readonly accounts: readonly (readonly string[])[];
}

const regionPattern = /^[a-z]{2,5}(?:-[a-z]+){1,2}-\d{1,2}/;
const accountPattern = /^\d{12}$/;
const membersLookedAt = 200;

/** The region of a zone, local zones (`us-west-2-lax-1a`) included; undefined when the text is none. */
function regionOfZone(zone: string): string | undefined {
  return regionPattern.exec(zone)?.[0];
}

/** Whether a text is the name of a region, as folders are named after it. */
export function isRegionName(text: string): boolean {
  return regionPattern.exec(text)?.[0] === text;
}

/** Whether a text is an account id. */
export function isAccountId(text: string): boolean {
  return accountPattern.test(text);
}

// Answers that list only what the caller's account owns. Participants of a shared VPC see its owner's VPC and
// subnets as well, and the owner sees the participants' groups and interfaces.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing-share-subnet-working-with.html
const ownersOnly: readonly CallName[] = [
  'ec2:DescribeRouteTables',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeInstances',
  'ec2:DescribeDhcpOptions',
];
const maybeShared: readonly CallName[] = [
  'ec2:DescribeVpcs',
  'ec2:DescribeSubnets',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeNetworkInterfaces',
];

/** Reads the evidence of one document that answers `call`. */
export function evidenceOf(call: CallName, body: JsonObject): ScopeEvidence {
  const members = membersOf(call, body);
  const owners = members.flatMap((member) => accountsIn(member['OwnerId']));
  const arns = members.flatMap((member) => arnsOf(call, member));
  const asker = call === 'sts:GetCallerIdentity' ? accountsIn(body['Account']) : [];
  const option = call === 'ec2:DescribeVpcBlockPublicAccessOptions' ? members : [];
  const strong = [...(ownersOnly.includes(call) ? owners : []), ...arns.flatMap((arn) => accountsIn(arn[4]))];
  return {
    regions: [
      distinct([
        ...members.flatMap((member) => zonesOf(member)).flatMap((zone) => regionOfZone(zone) ?? []),
        ...option.flatMap(({ AwsRegion: region }) => regionsIn(region)),
      ]),
      distinct(arns.flatMap((arn) => regionsIn(arn[3]))),
      distinct(members.flatMap((member) => serviceRegions(member))),
    ],
    accounts: [
      distinct([...asker, ...option.flatMap(({ AwsAccountId: account }) => accountsIn(account))]),
      distinct(strong),
      distinct(maybeShared.includes(call) ? owners : []),
    ],
  };
}

function membersOf(call: CallName, body: JsonObject): readonly JsonObject[] {
  const { topLevelKey } = callOf(call);
  const value = topLevelKey === null ? body : body[topLevelKey];
  const list = (Array.isArray(value) ? value.slice(0, membersLookedAt) : [value]).filter(isJsonObject);
  return call === 'lambda:GetFunction'
    ? list.map((member) => member['Configuration']).filter(isJsonObject)
    : list;
}

function zonesOf(member: JsonObject): readonly string[] {
  const zones: unknown[] = [member['AvailabilityZone']];
  const instances: unknown = member['Instances'];
  if (Array.isArray(instances)) {
    for (const instance of instances.filter(isJsonObject)) {
      if (isJsonObject(instance['Placement'])) zones.push(instance['Placement']['AvailabilityZone']);
    }
  }
  return zones.filter((zone) => typeof zone === 'string');
}

// ARNs of other things (a core network, a shared rule) may name other accounts and regions.
const arnKeys: Partial<Record<CallName, string>> = {
  'ec2:DescribeSubnets': 'SubnetArn',
  'ec2:DescribeManagedPrefixLists': 'PrefixListArn',
  'lambda:ListFunctions': 'FunctionArn',
  'lambda:GetFunctionConfiguration': 'FunctionArn',
  'lambda:GetFunction': 'FunctionArn',
};

function arnsOf(call: CallName, member: JsonObject): readonly (readonly string[])[] {
  const key = arnKeys[call];
  const arn = key === undefined ? undefined : member[key];
  if (typeof arn !== 'string' || !arn.startsWith('arn:')) return [];
  const parts = arn.split(':');
  // A shared subnet's or prefix list's ARN names its owner: only the region counts.
  return call.startsWith('lambda:') ? [parts] : [parts.slice(0, 4)];
}

function serviceRegions(member: JsonObject): readonly string[] {
  const name = member['ServiceName'] ?? member['PrefixListName'];
  // A service may be another region's, and only then the endpoint need say so; a customer's prefix list may
  // have any name but one that begins like AWS's.
  if (typeof name !== 'string' || !name.includes('com.amazonaws.') || 'ServiceRegion' in member) return [];
  return name.split('.').filter(isRegionName);
}

function regionsIn(value: unknown): readonly string[] {
  return typeof value === 'string' && isRegionName(value) ? [value] : [];
}

function accountsIn(value: unknown): readonly string[] {
  return typeof value === 'string' && isAccountId(value) ? [value] : [];
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}
