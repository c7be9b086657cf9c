import { type CallName, callNames, callOf } from '../calls.ts';
import { isJsonObject, type JsonObject } from './json-documents.ts';

/**
 * The calls whose answers a document holds, told by its top-level keys; empty when it is none of them. More
 * than one when somebody merged answers into one object.
 */
export function recogniseCalls(body: JsonObject, path: string): readonly CallName[] {
  const byKey = callNames.filter((call) => {
    const { topLevelKey } = callOf(call);
    return topLevelKey !== null && topLevelKey in body && accepts(call, body, path);
  });
  const byShape = shapedCalls.filter(([, holds]) => holds(body, nameOf(path))).map(([call]) => call);
  return [...byKey, ...byShape];
}

// Answers without a key of their own.
const shapedCalls = [
  ['ec2:DescribeVpcAttribute', (body) => 'VpcId' in body && Object.keys(body).some(isVpcAttribute)],
  ['ec2:DescribeVpcEndpointServices', (body) => 'ServiceNames' in body && !('ServiceDetails' in body)],
  ['lambda:GetFunctionConfiguration', (body) => 'FunctionArn' in body && 'FunctionName' in body],
  ['lambda:GetFunction', ({ Configuration: inner }) => isJsonObject(inner) && 'FunctionArn' in inner],
  ['apigateway:GetDomainNames', ({ items }) => firstHas(items, 'domainName')],
  [
    'apigatewayv2:GetApis',
    ({ Items: items }, name) => firstHas(items, 'ApiId') || isNamedForApis(items, name),
  ],
  ['apigatewayv2:GetDomainNames', ({ Items: items }) => firstHas(items, 'DomainName')],
  ['sts:GetCallerIdentity', (body) => 'Account' in body && 'Arn' in body && 'UserId' in body],
] as const satisfies readonly (readonly [CallName, (body: JsonObject, name: string) => boolean])[];

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

// Where there is no API, only the name of the file says what there is none of.
function isNamedForApis(items: unknown, name: string): boolean {
  return Array.isArray(items) && items.length === 0 && /(?:^|[^a-z]|get)apis/i.test(name);
}

function firstHas(items: unknown, key: string): boolean {
  const first: unknown = Array.isArray(items) ? items[0] : undefined;
  return isJsonObject(first) && key in first;
}

function isVpcAttribute(key: string): boolean {
  return ['EnableDnsSupport', 'EnableDnsHostnames', 'EnableNetworkAddressUsageMetrics'].includes(key);
}

// Keys that answers of other calls have too, or two calls of this table: what a member must be like.
const memberTests: Partial<Record<CallName, (member: JsonObject) => boolean>> = {
  // DescribePrefixLists alone carries the entries: both calls have the same top-level key.
  'ec2:DescribePrefixLists': (member) => 'Cidrs' in member,
  'ec2:DescribeManagedPrefixLists': (member) => !('Cidrs' in member),
  'ec2:GetManagedPrefixListEntries': (member) => 'Cidr' in member,
  'ec2:SearchTransitGatewayRoutes': (member) => 'TransitGatewayAttachments' in member || 'Type' in member,
  'ec2:GetTransitGatewayRouteTableAssociations': (member) => 'TransitGatewayAttachmentId' in member,
  'lambda:ListFunctions': (member) => 'FunctionArn' in member,
};

// Beside these keys there must be none but paging: one route table of EC2 alone has Routes and Associations too.
const aloneKeys: readonly CallName[] = [
  'ec2:GetManagedPrefixListEntries',
  'ec2:SearchTransitGatewayRoutes',
  'ec2:GetTransitGatewayRouteTableAssociations',
];

function accepts(call: CallName, body: JsonObject, path: string): boolean {
  if (call === 'apigateway:GetRestApis') return holdsRestApis(body, path);
  const { topLevelKey } = callOf(call);
  if (aloneKeys.includes(call) && Object.keys(body).some((key) => key !== topLevelKey && !isPagingKey(key))) {
    return false;
  }
  const members = topLevelKey === null ? undefined : body[topLevelKey];
  const first: unknown = Array.isArray(members) ? members[0] : undefined;
  // Without a member to look at, the key means the more common of two calls.
  if (first === undefined) return call !== 'ec2:DescribePrefixLists';
  return !isJsonObject(first) || (memberTests[call]?.(first) ?? true);
}

// Many answers have `items`: what is in them tells, or the file is named after the command.
function holdsRestApis({ items }: JsonObject, path: string): boolean {
  if (firstHas(items, 'domainName')) return false;
  return (
    firstHas(items, 'endpointConfiguration') || firstHas(items, 'apiKeySource') || /rest-?apis/i.test(path)
  );
}

function isPagingKey(key: string): boolean {
  return key === 'NextToken' || key === 'AdditionalRoutesAvailable' || key === 'ResponseMetadata';
}

/** What in an answer says that there is more of it than the document holds; null where nothing does. */
export function moreToCome(body: JsonObject): string | null {
  for (const key of ['NextToken', 'NextMarker', 'position']) {
    const token = body[key];
    if (typeof token === 'string' && token !== '') return key;
  }
  return ['IsTruncated', 'AdditionalRoutesAvailable'].find((key) => body[key] === true) ?? null;
}
