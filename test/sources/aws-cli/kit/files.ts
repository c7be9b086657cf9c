import { type CallName, callNames } from '../../../../src/sources/calls.ts';
import { manifestFileName } from '../../../../src/sources/aws-cli/manifest.ts';
import { readSavedFile } from '../../../../src/sources/aws-cli/saved-file.ts';
import {
  type LoadedConfiguration,
  type SavedConfigurationOptions,
  toConfiguration,
} from '../../../../src/sources/aws-cli/to-configuration.ts';
import { account, accountId, ids, region } from './account.ts';

/** Files by path: a value is written as JSON, a text as it is. */
export type Files = Readonly<Record<string, unknown>>;

/** Reads files that are nowhere on the disk. */
export function configurationOf(files: Files, options: SavedConfigurationOptions = {}): LoadedConfiguration {
  const contents = Object.entries(files).map(([path, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value, null, 4);
    return readSavedFile({ path, bytes: new TextEncoder().encode(text), named: false });
  });
  return toConfiguration(contents, 'test', options);
}

const identifierOfCall: Partial<Record<CallName, string>> = {
  'ec2:DescribeVpcAttribute': ids.vpc,
  'ec2:GetManagedPrefixListEntries': ids.prefixList,
  'ec2:SearchTransitGatewayRoutes': ids.transitGatewayRouteTable,
  'ec2:GetTransitGatewayRouteTableAssociations': ids.transitGatewayRouteTable,
  'route53:ListHostedZonesByVPC': ids.vpc,
  'route53:ListResourceRecordSets': ids.zone,
  'route53profiles:ListProfileResourceAssociations': 'rp-0a1',
};

/** The path of a call's answer in {@link accountFiles}. */
export function fileOf(call: CallName): string {
  const [service = '', operation = ''] = call.split(':');
  const identifier = identifierOfCall[call];
  return `${service}-${operation}${identifier === undefined ? '' : `.${identifier}`}.json`;
}

/** The whole account as files without a manifest, with some answers replaced; null leaves one out. */
export function accountFiles(
  replaced: Partial<Record<CallName, unknown>> = {},
  folder = '',
): Record<string, unknown> {
  const answers: Partial<Record<CallName, unknown>> = { ...account(), ...replaced };
  const prefix = folder === '' ? '' : `${folder}/`;
  const files = callNames
    .filter((call) => answers[call] !== null)
    .map((call): [string, unknown] => [`${prefix}${fileOf(call)}`, answers[call]]);
  if (answers['ec2:DescribeVpcAttribute'] !== null) {
    files.push([`${prefix}attribute.json`, { VpcId: ids.vpc, EnableDnsHostnames: { Value: false } }]);
  }
  return Object.fromEntries(files);
}

/** What a manifest says of one call. */
export interface ManifestEntry {
  readonly call: string;
  readonly parameters: Record<string, unknown>;
  readonly files: readonly string[];
  readonly refused: { readonly code: string; readonly message: string } | null;
  readonly unanswered: { readonly host: string } | null;
}

const parameterOfCall: Partial<Record<CallName, Record<string, unknown>>> = {
  'ec2:DescribeVpcAttribute': { VpcId: ids.vpc, Attribute: 'enableDnsSupport' },
  'ec2:GetManagedPrefixListEntries': { PrefixListId: ids.prefixList },
  'ec2:SearchTransitGatewayRoutes': {
    TransitGatewayRouteTableId: ids.transitGatewayRouteTable,
    Filters: [{ Name: 'state', Values: ['active', 'blackhole'] }],
  },
  'ec2:GetTransitGatewayRouteTableAssociations': { TransitGatewayRouteTableId: ids.transitGatewayRouteTable },
  'route53:ListHostedZonesByVPC': { VPCId: ids.vpc, VPCRegion: region },
  'route53:ListResourceRecordSets': { HostedZoneId: `/hostedzone/${ids.zone}` },
  'route53profiles:ListProfileResourceAssociations': { ProfileId: 'rp-0a1' },
  'lambda:GetFunctionConfiguration': { FunctionName: 'two' },
  'lambda:GetFunction': { FunctionName: 'three' },
};

/** The manifest's entry of an answered call. */
export function entryOf(call: CallName): ManifestEntry {
  const parameters = parameterOfCall[call] ?? {};
  return { call, parameters, files: [fileOf(call)], refused: null, unanswered: null };
}

/** The whole account as a snapshot; a call's entry may be replaced, or left out by null. */
export function snapshotFiles(
  entries: Partial<Record<CallName, Partial<ManifestEntry> | null>> = {},
  replaced: Partial<Record<CallName, unknown>> = {},
): Record<string, unknown> {
  const kept = callNames.filter((call) => entries[call] !== null);
  const hostnames: ManifestEntry = {
    ...entryOf('ec2:DescribeVpcAttribute'),
    parameters: { VpcId: ids.vpc, Attribute: 'enableDnsHostnames' },
    files: ['attribute.json'],
  };
  const calls = kept.map((call) => ({ ...entryOf(call), ...entries[call] }));
  const named = new Set([...calls, hostnames].flatMap(({ files }) => files));
  const answers = Object.entries(accountFiles(replaced)).filter(([path]) => named.has(path));
  return {
    ...Object.fromEntries(answers),
    [manifestFileName]: manifestOf([...calls, hostnames]),
  };
}

/** A manifest with the given entries. */
export function manifestOf(calls: readonly ManifestEntry[]) {
  return {
    schema: 'planecheck/snapshot/v1',
    accountId,
    region,
    takenAt: '2026-11-01T09:00:00Z',
    caller: `arn:aws:iam::${accountId}:role/audit`,
    calls,
  };
}
