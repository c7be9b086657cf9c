import { describe, expect, test } from 'vitest';
import { type Network } from '../../../src/network/network.ts';
import { declaredConfiguration } from '../../../src/sources/declared/to-configuration.ts';
import { draftsOf, networkOf } from './network-of.ts';

const vpc = `
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }`;
const inZone = (name: string, range: string, zone: string, of = '!Ref Vpc') => `
  ${name}: { Type: AWS::EC2::Subnet, Properties: { VpcId: ${of}, CidrBlock: ${range}, AvailabilityZone: ${zone} } }`;
const first = "!Select [0, !GetAZs '']";
const second = "!Select [1, !GetAZs '']";

function zonesOf({ subnets }: Network) {
  return Object.fromEntries(subnets.items.map(({ id, availabilityZone }) => [id, availabilityZone]));
}

describe('zones that only the account knows', () => {
  test('are told apart by their symbols among themselves', async () => {
    const network = await networkOf(
      vpc + inZone('A', '10.0.1.0/24', first) + inZone('B', '10.0.2.0/24', second),
    );
    expect(zonesOf(network)).toEqual({ A: 'GetAZs[0]', B: 'GetAZs[1]' });
  });

  test('may be any zone that is named beside them', async () => {
    const network = await networkOf(
      vpc + inZone('A', '10.0.1.0/24', first) + inZone('B', '10.0.2.0/24', 'eu-west-1a'),
    );
    expect(zonesOf(network)).toEqual({ A: null, B: 'eu-west-1a' });
  });

  test('may be any zone of what exists', async () => {
    const over = await networkOf(vpc + inZone('Old', '10.0.1.0/24', 'eu-west-1a'));
    const network = await networkOf(inZone('New', '10.0.2.0/24', first, 'Vpc'), over);
    expect(zonesOf(network)).toEqual({ New: null, Old: 'eu-west-1a' });
  });
});

async function configurationOf(resources: string, over: Network | null, strict: boolean) {
  const drafts = await draftsOf(resources);
  const head = { kind: 'cloudformation', label: 't', accounts: [], regions: ['eu-west-1'] } as const;
  return declaredConfiguration({ ...drafts, ...head, notes: [], assumed: [] }, { over, strict });
}

function doubtsOf({ natGateways }: Network): readonly (string | null)[] {
  return natGateways.missing.flatMap((gap) => (gap.kind === 'not-in-source' ? gap.subject.id : []));
}

describe('whether others make things in a VPC, too', () => {
  const added = inZone('New', '10.0.2.0/24', 'eu-west-1a', 'Vpc');

  test('is taken for granted to be not so, by name', async () => {
    const { network, assumed } = await configurationOf(vpc, null, false);
    expect(assumed).toEqual(['template-is-whole']);
    expect(doubtsOf(network)).toEqual([]);
  });

  test('is left open where nothing may be taken for granted', async () => {
    const { network, assumed } = await configurationOf(vpc, null, true);
    expect(assumed).toEqual([]);
    expect(doubtsOf(network)).toEqual(['Vpc']);
  });

  test.each([false, true])('is told by what exists (strict: %s)', async (strict) => {
    const over = await networkOf(vpc);
    const { network, assumed } = await configurationOf(added, over, strict);
    expect(assumed).toEqual([]);
    expect(doubtsOf(network)).toEqual([]);
  });
});

// Amazon gives the block on deployment; 2001:db8::/32 stands in for it, which no rule that names real addresses means.
describe('rules beside an IPv6 block that is known on deployment only', () => {
  const block = `${vpc}
  Block: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: true } }`;
  const groupTo = (range: string) => `
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      GroupDescription: g
      SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIpv6: '${range}' }]`;

  test.each([
    ['every address', '::/0', true],
    ['every global address', '2000::/3', true],
    ['addresses that are never global', 'fd00::/8', true],
    ['some global addresses, among which the block may be', '2a05:d018::/32', false],
  ])('%s (%s): decided %s', async (_, range, isDecided) => {
    const drafts = await draftsOf(block + groupTo(range));
    const head = { kind: 'cloudformation', label: 't', accounts: [], regions: ['eu-west-1'] } as const;
    const declaration = { ...drafts, ...head, notes: [], assumed: [] };
    const { network } = declaredConfiguration(declaration, { over: null, strict: false });
    expect(network.securityGroups.items.some(({ id }) => id === 'Group')).toBe(isDecided);
    expect(network.securityGroups.missing.some((gap) => 'subject' in gap && gap.subject.id === 'Group')).toBe(
      !isDecided,
    );
  });

  test('are decided all the same where no such block is there', async () => {
    const { network } = await configurationOf(vpc + groupTo('2a05:d018::/32'), null, false);
    expect(network.securityGroups.items.some(({ id }) => id === 'Group')).toBe(true);
  });
});
