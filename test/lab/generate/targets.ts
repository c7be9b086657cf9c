import { type Account } from '../network/account.ts';
import { type CaseTarget } from '../network/case.ts';
import { apiHost, lackedHost } from './changes/name-changes.ts';

/** Kinds of things to ask for. */
export type TargetKind =
  | 'control'
  | 'data'
  | 'custom'
  | 's3'
  | 'public'
  | 'public6'
  | 'endpoint-address'
  | 'central-address'
  | 'target-a'
  | 'target-b'
  | 'nobody'
  | 'own-name'
  | 'api-host'
  | 'lacked-host';

/** The order in which kinds are turned to where a change prefers none. */
const targetKinds: readonly TargetKind[] = [
  'control',
  'data',
  's3',
  'public',
  'target-a',
  'endpoint-address',
  'target-b',
  'central-address',
  'public6',
  'own-name',
  'api-host',
  'custom',
  'nobody',
  'lacked-host',
  // The more often, as only networks of two VPCs have them.
  'target-b',
  'central-address',
];

const publicAddresses = [
  '52.1.2.3',
  '52.94.7.7',
  '151.101.1.1',
  '3.5.65.9',
  '52.218.3.4',
  '54.170.1.2',
  '203.208.5.6',
] as const;
const publicIpv6 = ['2600:9000:2000::1', '2606:4700::1111', '2a05:d018::99'] as const;
const nobodys = ['10.0.1.4', '10.1.1.4', '10.9.9.9', '172.16.5.5', '10.0.77.7', '192.168.7.7'] as const;
const usualPorts = [443, 443, 443, 443, 8443, 80] as const;

function isIpv6(account: Account): boolean {
  return account.Vpcs.some(({ Ipv6CidrBlocks }) => Ipv6CidrBlocks.length > 0);
}

function addressesOf(
  account: Account,
  vpcId: string,
  ids: readonly string[] | 'endpoints',
): readonly string[] {
  return account.NetworkInterfaces.filter(
    ({ NetworkInterfaceId: id, InterfaceType, VpcId }) =>
      VpcId === vpcId && (ids === 'endpoints' ? InterfaceType === 'vpc_endpoint' : ids.includes(id)),
  ).flatMap(({ PrivateIpAddress, Ipv6Addresses }) => [PrivateIpAddress, ...Ipv6Addresses]);
}

const services: Readonly<Partial<Record<TargetKind, string>>> = {
  control: 'apigateway:control',
  data: 'apigateway:data',
  custom: 'apigateway:data:custom-domain',
  s3: 's3:all',
};

function addressesFor(account: Account, kind: TargetKind, number: number): readonly string[] {
  switch (kind) {
    case 'public':
      return publicAddresses;
    case 'public6':
      return isIpv6(account) || number % 4 === 0 ? publicIpv6 : [];
    case 'endpoint-address':
      return addressesOf(account, 'vpc-0a', 'endpoints');
    case 'central-address':
      return addressesOf(account, 'vpc-0b', 'endpoints');
    case 'target-a':
      return addressesOf(account, 'vpc-0a', ['eni-0f1', 'eni-0c2']);
    case 'target-b':
      return addressesOf(account, 'vpc-0b', ['eni-0b4', 'eni-0b5']);
    case 'nobody':
      return nobodys;
    default:
      return [];
  }
}

function hostsFor(account: Account, kind: TargetKind): readonly string[] {
  switch (kind) {
    case 'own-name':
      return account.VpcEndpoints.flatMap(({ VpcEndpointType: type, DnsNames }) =>
        type === 'Interface' ? (DnsNames[0] ?? []) : [],
      );
    case 'api-host':
      return [apiHost];
    case 'lacked-host':
      return [lackedHost];
    default:
      return [];
  }
}

function targetOf(account: Account, kind: TargetKind, number: number): CaseTarget | null {
  const id = services[kind];
  if (id !== undefined) return { kind: 'service', id };
  const oneOf = (list: readonly string[]): string | undefined =>
    list[(number >> 3) % Math.max(list.length, 1)];
  const host = oneOf(hostsFor(account, kind));
  if (host !== undefined) return { kind: 'host', host, port: 443 };
  const address = oneOf(addressesFor(account, kind, number));
  if (address === undefined) return null;
  // Endpoints answer HTTPS alone.
  const isEndpoint = kind === 'endpoint-address' || kind === 'central-address';
  return {
    kind: 'address',
    address,
    port: isEndpoint ? 443 : (usualPorts[number % usualPorts.length] ?? 443),
  };
}

/** Some things to ask for, of each preferred kind before any other. */
export function chooseTargets(
  account: Account,
  preferred: readonly TargetKind[],
  numbers: readonly number[],
): readonly CaseTarget[] {
  const chosen = numbers.flatMap((number, at) => {
    const kind = preferred[at] ?? targetKinds[number % targetKinds.length] ?? 'control';
    return targetOf(account, kind, number) ?? targetOf(account, 'public', number) ?? [];
  });
  return [...new Map(chosen.map((target) => [JSON.stringify(target), target])).values()];
}
