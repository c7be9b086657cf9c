import { type Cidr } from '../../../src/network/address-range.ts';
import { type CollectionName, type FieldName, type Gap } from '../../../src/network/gap.ts';
import { type PortRange } from '../../../src/network/ports.ts';
import { type RouteTarget } from '../../../src/network/route-table.ts';
import { type Scope } from '../../../src/network/scope.ts';
import { pick } from './edit.ts';
import { cidr, home } from './parts.ts';

const blocks: readonly [Cidr, ...Cidr[]] = [
  cidr('0.0.0.0/0'),
  ...[
    '10.0.0.0/16',
    '10.0.0.0/24',
    '10.0.0.20/32',
    '10.0.1.0/24',
    '10.0.1.0/25',
    '10.0.1.10/32',
    '10.0.2.0/24',
    '10.0.9.0/24',
    '10.0.9.10/32',
    '10.0.10.0/24',
    '10.1.0.0/16',
    '10.1.1.0/24',
    '10.1.1.10/32',
    '10.0.0.0/8',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '52.0.0.0/8',
    '52.218.0.0/17',
    '3.5.64.0/21',
    '172.16.0.0/12',
    '::/0',
    '2600::/12',
    '2600:1f18:a::/56',
    '2600:1f18:a:1::/64',
  ].map(cidr),
];

/** A block that cuts somewhere through the random networks. */
export function someBlock(at: number): Cidr {
  return pick(blocks, at);
}

const portChoices: readonly [PortRange | null, ...(PortRange | null)[]] = [
  null,
  { first: 443, last: 443 },
  { first: 80, last: 80 },
  { first: 0, last: 65535 },
  { first: 1024, last: 65535 },
  { first: 32768, last: 60999 },
  { first: 32768, last: 65535 },
  { first: 1024, last: 4999 },
  { first: 53, last: 53 },
];

/** Ports that a rule may be about; null for all. */
export function somePortsOfRule(at: number): PortRange | null {
  return pick(portChoices, at);
}

const targets: readonly [RouteTarget, ...RouteTarget[]] = [
  { kind: 'nat-gateway', id: 'nat-a' },
  { kind: 'internet-gateway', id: 'igw-a' },
  { kind: 'egress-only-internet-gateway', id: 'eigw-a' },
  { kind: 'transit-gateway', id: 'tgw-1' },
  { kind: 'vpc-peering-connection', id: 'pcx-1' },
  { kind: 'virtual-private-gateway', id: 'vgw-1' },
  { kind: 'vpc-endpoint', id: 'vpce-0f1' },
  { kind: 'network-interface', id: 'eni-nat' },
  { kind: 'network-interface', id: 'eni-i1' },
  { kind: 'network-interface', id: 'eni-gone' },
  { kind: 'nat-gateway', id: 'nat-gone' },
  { kind: 'core-network', id: 'core-1' },
  { kind: 'instance', id: 'i-9' },
  { kind: 'other', id: 'odb-1' },
];

/** A target that a route may name, whether or not it exists. */
export function someRouteTarget(at: number): RouteTarget {
  return pick(targets, at);
}

/** A gap in place of a fact, of any of the three kinds that a source has. */
export function gapAbout(fact: CollectionName | FieldName, at: number, scope: Scope | null = home): Gap {
  const common = { subject: { fact, id: null }, scope };
  const gaps: readonly [Gap, ...Gap[]] = [
    { kind: 'refused', ...common, action: 'ec2:Describe' },
    { kind: 'not-in-source', ...common, command: 'aws ec2 describe', detail: null },
    { kind: 'unreachable', ...common, host: 'ec2.eu-west-1.amazonaws.com' },
  ];
  return pick(gaps, at);
}
