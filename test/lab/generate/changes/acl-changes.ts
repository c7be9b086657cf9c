import { type Account } from '../../network/account.ts';
import {
  type AclEdit,
  allowPublicPart,
  denyBlock,
  denyPublicPart,
  denyRest,
  narrowAnswers,
  oneDeniedPort,
} from './acl-edits.ts';
import { type ChangeKind, type ChangeKinds, type Dice, publicNames, publicTargets } from './change.ts';
import { clientPlaces } from '../build/client-places.ts';
import { withOwnAcl } from '../build/edit.ts';
import { otherPlaces } from '../build/other-vpc.ts';
import { pick } from '../build/parts.ts';
import { type Topology } from '../build/topology.ts';

type Role = 'client' | 'nat' | 'instance' | 'attachment' | 'endpoint' | 'target';

function subnetsOf(role: Role, account: Account, topology: Topology, { c }: Dice): readonly string[] {
  const places = clientPlaces(topology);
  const other = otherPlaces(topology);
  const ids = (list: readonly { readonly SubnetId: string }[]) => list.map(({ SubnetId }) => SubnetId);
  switch (role) {
    case 'client':
      return c % 2 === 0 ? ids(places.clients) : [places.clients[0].SubnetId];
    case 'nat':
      return account.NatGateways.flatMap(({ SubnetId }) => SubnetId ?? []).slice(0, 1);
    case 'instance':
      return [places.open.SubnetId];
    case 'attachment':
      // Of one attachment all subnets alike: by which of them packets come in may depend on more than is known.
      return ids(c % 3 === 0 ? places.attachments : other.attachments);
    case 'endpoint':
    case 'target': {
      const own = c % 2 === 0 ? places.endpoints : other.used;
      return c % 4 < 2 ? ids(own) : ids(own.slice(-1));
    }
  }
}

const needsOf: Record<Role, ChangeKind['needs']> = {
  client: ({ c }) => ({
    ...publicNames,
    egress: pick(['nat', 'regional-nat', 'nat-instance', 'central-nat'], c),
  }),
  nat: ({ c }) => ({ ...publicNames, egress: pick(['nat', 'nat', 'central-nat', 'private-nat'], c) }),
  instance: () => ({ ...publicNames, egress: 'nat-instance' }),
  attachment: ({ b, c }) => ({
    other: 'transit-gateway',
    egress: pick(['central-nat', 'none'], b),
    attachments: pick(['apart', 'apart', 'in-use'], b + c),
    ...publicNames,
  }),
  endpoint: ({ c }) => ({
    executeApi: 'private-dns',
    endpointsApart: true,
    ...(c % 2 === 0 ? {} : { other: pick(['peering', 'transit-gateway'], c), central: 'apigateway' }),
  }),
  target: ({ c }) => ({
    endpointsApart: true,
    ...(c % 2 === 0 ? {} : { other: pick(['peering', 'transit-gateway'], c) }),
  }),
};

const targetsOf: Record<Role, ChangeKind['targets']> = {
  client: publicTargets,
  nat: ['control', 'public', 'target-b', 's3'],
  instance: publicTargets,
  attachment: ['target-b', 'control', 'public'],
  endpoint: ['data', 'endpoint-address', 'central-address', 'control'],
  target: ['target-a', 'target-b'],
};

function kindOf(role: Role, edit: AclEdit, needs: ChangeKind['needs'] = needsOf[role]): ChangeKind {
  return {
    needs,
    apply: (account, dice, topology) => {
      const ids = subnetsOf(role, account, topology, dice);
      return ids.length === 0 ? account : withOwnAcl(account, ids, (entries) => edit(entries, dice));
    },
    targets: targetsOf[role],
  };
}

function kindsOf(role: Role): ChangeKinds {
  return {
    [`${role}-acl-answer-ports`]: kindOf(role, narrowAnswers),
    [`${role}-acl-one-port-denied`]: kindOf(role, oneDeniedPort),
    [`${role}-acl-block-denied`]: kindOf(role, denyBlock),
    [`${role}-acl-closed`]: kindOf(role, denyRest),
  };
}

function publicKindsOf(role: Role): ChangeKinds {
  const out: Partial<Record<Role, ChangeKind['needs']>> = {
    attachment: (dice) => ({ ...needsOf.attachment(dice), egress: 'central-nat' }),
    nat: ({ c }) => ({ ...publicNames, egress: pick(['nat', 'nat', 'central-nat'], c) }),
  };
  const needs = out[role] ?? needsOf[role];
  return {
    [`${role}-acl-public-part-denied`]: kindOf(role, denyPublicPart, needs),
    [`${role}-acl-public-part-allowed`]: kindOf(role, allowPublicPart, needs),
  };
}

/** Changes of network ACLs, by whose subnet they are of. */
export const aclChanges: ChangeKinds = {
  ...kindsOf('client'),
  ...kindsOf('nat'),
  ...kindsOf('instance'),
  ...kindsOf('attachment'),
  ...kindsOf('endpoint'),
  ...kindsOf('target'),
  ...publicKindsOf('client'),
  ...publicKindsOf('nat'),
  ...publicKindsOf('instance'),
  ...publicKindsOf('attachment'),
};
