import fc from 'fast-check';
import { type Account } from '../network/account.ts';
import { type LabCase } from '../network/case.ts';
import { aclChanges } from './changes/acl-changes.ts';
import { type ChangeKind, type Dice } from './changes/change.ts';
import { aclOf, editWhere, tableOf } from './build/edit.ts';
import { endpointChanges } from './changes/endpoint-changes.ts';
import { gatewayChanges } from './changes/gateway-changes.ts';
import { groupChanges } from './changes/group-changes.ts';
import { ipv6Changes } from './changes/ipv6-changes.ts';
import { linkChanges } from './changes/link-changes.ts';
import { markedChanges } from './changes/marked-changes.ts';
import { nameChanges } from './changes/name-changes.ts';
import { buildNetwork } from './build/network.ts';
import { routeChanges } from './changes/route-changes.ts';
import { chooseTargets } from './targets.ts';
import { mendTopology, someTopology, type Topology } from './build/topology.ts';
import { transitGatewayChanges } from './changes/transit-gateway-changes.ts';
import { chooseVantages } from './vantages.ts';

const kinds: ReadonlyMap<string, ChangeKind> = new Map(
  Object.entries({
    ...routeChanges,
    ...aclChanges,
    ...groupChanges,
    ...gatewayChanges,
    ...ipv6Changes,
    ...endpointChanges,
    ...nameChanges,
    ...linkChanges,
    ...transitGatewayChanges,
  }),
);
const markedKinds: ReadonlyMap<string, ChangeKind> = new Map(Object.entries(markedChanges));

/** The names of all kinds of changes that stories tell of, but those of marked cases. */
export const changeKinds: readonly string[] = [...kinds.keys()];

/** The names of the kinds of changes after which nobody can tell what happens. */
export const markedChangeKinds: readonly string[] = [...markedKinds.keys()];

/** One thing that somebody changed. */
interface Change extends Dice {
  readonly kind: string;
}

/** Everything that a case is made of; the case follows from it without any further chance. */
interface Recipe {
  readonly topology: Topology;
  readonly changes: readonly Change[];
  readonly vantages: readonly number[];
  readonly targets: readonly number[];
  readonly isMarked: boolean;
}

// A multiple of every small number, so that every choice by the remainder is equally likely.
const number = fc.nat({ max: 5039 });

const changeOf = (kind: fc.Arbitrary<string>): fc.Arbitrary<Change> =>
  fc.record({ kind, a: number, b: number, c: number });
/** Kinds that matter to few of the paths of their cases. */
const favoured: readonly string[] = [
  'client-group-lets-out-a-part',
  'vpc-range-looks-public',
  'client-acl-public-part-denied',
  'client-acl-public-part-allowed',
  'attachment-acl-public-part-denied',
  's3-endpoint-not-available',
  'peering-not-active',
  'peering-as-the-way-out',
  'gateway-not-attached',
  'gateway-route-blackhole',
  'return-route-for-one-way-of-two',
  'return-route-blackhole',
  'endpoint-not-available',
  'ipv6-default-to-the-nat',
  'return-route-for-one-way-of-two',
  'return-route-for-one-way-of-two',
  'attachment-route-to-a-part',
  'attachment-route-default-missing',
  'attachment-acl-public-part-allowed',
  'attachment-acl-public-part-denied',
  'instance-route-to-a-part',
  'instance-route-over-the-gateway',
  'instance-stopped',
  'nat-failed',
  'nat-made-private',
  'internet-gateway-detached',
  'egress-only-gateway-detached',
  'zone-lacks-the-name',
  'gateway-route-blackhole',
  'gateway-route-missing',
  'egress-only-gateway-detached',
  'ipv6-default-to-the-nat',
  'nat-acl-public-part-denied',
  'client-group-lets-out-a-part',
  'instance-checks-source',
  'gateway-not-attached',
  'attachment-route-to-a-part',
];
const someChange = changeOf(fc.constantFrom(...changeKinds, ...favoured));
const noChanges: fc.Arbitrary<readonly Change[]> = fc.constant([]);

const someChanges: fc.Arbitrary<Pick<Recipe, 'changes' | 'isMarked'>> = fc.oneof(
  {
    weight: 97,
    arbitrary: fc
      .oneof(
        { weight: 4, arbitrary: noChanges },
        { weight: 58, arbitrary: fc.tuple(someChange) },
        { weight: 28, arbitrary: fc.tuple(someChange, someChange) },
        { weight: 10, arbitrary: fc.tuple(someChange, someChange, someChange) },
      )
      .map((changes) => ({ changes, isMarked: false })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(changeOf(fc.constantFrom(...markedChangeKinds)))
      .map((changes) => ({ changes, isMarked: true })),
  },
);

const someRecipe: fc.Arbitrary<Recipe> = fc
  .tuple(
    someChanges,
    someTopology,
    fc.array(number, { minLength: 1, maxLength: 4, size: 'max' }),
    fc.array(number, { minLength: 3, maxLength: 6, size: 'max' }),
  )
  .map(([changed, topology, vantages, targets]) => ({ ...changed, topology, vantages, targets }));

function kindNamed(name: string): ChangeKind {
  const kind = kinds.get(name) ?? markedKinds.get(name);
  if (kind === undefined) throw new Error(`no such change: ${name}`);
  return kind;
}

function caseOf({ topology: wanted, changes, vantages, targets, isMarked }: Recipe): LabCase {
  const [first] = changes;
  const main = first === undefined ? null : kindNamed(first.kind);
  const needs = first === undefined || main === null ? {} : main.needs(first);
  const topology = mendTopology({ ...wanted, ...needs });
  let account = buildNetwork(topology);
  const story: string[] = [tellTopology(topology)];
  for (const change of inOrder(changes)) {
    const { kind, ...dice } = change;
    const { apply, isInNeeds } = kindNamed(kind);
    const after = apply(account, dice, topology);
    if (after !== account || (isInNeeds === true && change === first)) {
      story.push(`${kind} ${dice.a} ${dice.b} ${dice.c}`);
    }
    account = after;
  }
  account = settleApplianceMode(account);
  return {
    account,
    vantages: chooseVantages(account, main?.vantages ?? [], vantages),
    targets: chooseTargets(account, main?.targets ?? [], targets),
    story,
    isMarked,
  };
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  const isLast = ({ kind }: Change): boolean => kindNamed(kind).comesLast === true;
  return [...changes.filter((change) => !isLast(change)), ...changes.filter(isLast)];
}

function tellTopology(topology: Topology): string {
  const told = Object.entries(topology).filter(([, value]) => value !== false && value !== 'none');
  return told.map(([name, value]) => (value === true ? name : `${name}=${value}`)).join(' ');
}

// Appliance mode chooses a zone by the flow: which one is known only where all subnets decide alike.
function settleApplianceMode(account: Account): Account {
  return editWhere(
    account,
    'TransitGatewayVpcAttachments',
    ({ ApplianceModeSupport }) => ApplianceModeSupport === 'enable',
    (one) => {
      const decidedBy = (id: string): string =>
        `${aclOf(account, id)?.NetworkAclId} ${tableOf(account, id)?.RouteTableId}`;
      const isInUse = account.NetworkInterfaces.some(({ SubnetId }) => one.SubnetIds.includes(SubnetId));
      return isInUse || new Set(one.SubnetIds.map(decidedBy)).size > 1
        ? { ...one, SubnetIds: one.SubnetIds.slice(0, 1) }
        : one;
    },
  );
}

/**
 * A network that worked until somebody changed one to three things in it, and what to try there. The first change
 * also says what the network must have to matter, so that every kind of change is about as frequent.
 */
export const someCase: fc.Arbitrary<LabCase> = fc.noBias(someRecipe.map(caseOf));
