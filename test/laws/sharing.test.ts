import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vantageOfSubnet } from '../../src/audit/choose-vantages.ts';
import { parseAddress } from '../../src/network/address.ts';
import { addressFamilies } from '../../src/network/family.ts';
import { indexNetwork, type NetworkIndex } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { type Subnet } from '../../src/network/subnet.ts';
import { makeDecider } from '../../src/path/decide-paths.ts';
import { type PathDecision, type Witness } from '../../src/path/decide-walk.ts';
import { clientRanges } from '../../src/path/start-walk.ts';
import { type PathQuestion, tracePath } from '../../src/path/trace-path.ts';
import { type Vantage } from '../../src/path/vantage.ts';
import { cidr, manyTargets, manyVantages, randomNetwork } from '../kit/random-network.ts';
import { add, editWhere } from '../kit/random-network/edit.ts';
import { lawTimeout, runs } from './runs.ts';

/** Other subnets that are associated as one is, in ranges that nothing speaks of: they may be decided alike. */
function addSiblings(network: Network, like: Subnet, firstPart: number): Network {
  const ids = [0, 1].map((index) => `subnet-s${firstPart + index}`);
  const siblings = ids.map((id, index): Subnet => {
    const part = firstPart + index;
    const ipv6Cidrs = like.ipv6Cidrs.map(() => cidr(`2600:1f18:a:${part}::/64`));
    return { ...like, id, cidr: cidr(`10.0.${part}.0/24`), ipv6Cidrs };
  });
  const withAll = (own: readonly string[]): readonly string[] =>
    own.includes(like.id) ? [...own, ...ids] : own;
  const inTables = editWhere(
    add(network, 'subnets', ...siblings),
    'routeTables',
    () => true,
    (table) => ({ ...table, subnetIds: withAll(table.subnetIds) }),
  );
  return editWhere(
    inTables,
    'networkAcls',
    () => true,
    (acl) => ({ ...acl, subnetIds: withAll(acl.subnetIds) }),
  );
}

function withSiblings(network: Network): Network {
  const own = network.subnets.items.filter(({ vpcId }) => vpcId === 'vpc-a');
  return own.reduce((grown, like, index) => addSiblings(grown, like, 40 + 10 * index), network);
}

/** The vantages, those of siblings before those that they are like. */
function vantagesIn(index: NetworkIndex): readonly Vantage[] {
  const siblings = index.network.subnets.items.filter(({ id }) => id.startsWith('subnet-s'));
  return [...siblings.map(vantageOfSubnet), ...manyVantages(index)];
}

function questionsOf(index: NetworkIndex, strict: boolean): readonly PathQuestion[] {
  return vantagesIn(index).flatMap((vantage) => {
    const vpc = index.byId.vpcs.get(vantage.subnet.vpcId);
    if (vpc === undefined) return [];
    return manyTargets.flatMap((target) =>
      addressFamilies
        .filter((family) => target.kind !== 'address' || target.address.family === family)
        .map((family) => ({ index, vantage, vpc, target, family, strict })),
    );
  });
}

/** A decision without the one part that may differ: which of its own addresses the client has in a witness. */
function withoutClient({ witness, ...rest }: PathDecision): unknown {
  const common = (one: Witness | null) =>
    one && { clientPort: one.clientPort, address: one.address, natPort: one.natPort };
  return { ...rest, passes: common(witness.passes), fails: common(witness.fails) };
}

function isOwnAddress({ vantage, family }: PathQuestion, witness: Witness | null): boolean {
  if (witness === null) return true;
  const own = parseAddress(witness.clientAddress);
  return clientRanges(vantage, family).some(
    ({ first, last }) => own !== undefined && first <= own.value && own.value <= last,
  );
}

/** What a decision says of one of the client's own addresses, asked alone. */
function outcomeFrom(question: PathQuestion, clientAddress: string): PathDecision['trace']['left'] {
  const own = parseAddress(clientAddress);
  const { vantage } = question;
  const single = { ...vantage, addresses: own === undefined ? [] : [own] };
  return tracePath({ ...question, vantage: single }).trace.left;
}

function expectWitnesses(question: PathQuestion, { witness }: PathDecision): void {
  for (const kind of ['passes', 'fails'] as const) {
    const one = witness[kind];
    expect(isOwnAddress(question, one), `${question.vantage.id} ${JSON.stringify(one)}`).toBe(true);
    if (one === null) continue;
    const never = kind === 'passes' ? 'none' : 'all';
    expect(outcomeFrom(question, one.clientAddress)).not.toBe(never);
  }
}

describe('deciding many paths together', { timeout: lawTimeout }, () => {
  test('gives what deciding each alone gives', () => {
    fc.assert(
      fc.property(randomNetwork, fc.boolean(), fc.boolean(), ({ network }, strict, turned) => {
        const index = indexNetwork(withSiblings(network));
        const decide = makeDecider(index, manyTargets, strict);
        const questions = questionsOf(index, strict);
        for (const question of turned ? questions.toReversed() : questions) {
          const shared = decide(question);
          const said = `${question.vantage.id} > ${question.target.id} > ${question.family}`;
          expect(withoutClient(shared), said).toStrictEqual(withoutClient(tracePath(question)));
          expectWitnesses(question, shared);
        }
      }),
      runs(15),
    );
  });
});
