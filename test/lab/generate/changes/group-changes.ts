import { type Account, type IpPermission } from '../../network/account.ts';
import { type ChangeKinds, publicNames, publicTargets } from './change.ts';
import { editWhere } from '../build/edit.ts';
import { permission, pick } from '../build/parts.ts';

const https = [443, 443] as const;
const other = [8443, 8443] as const;

type Rules = readonly IpPermission[];
type Choices = readonly [Rules, ...Rules[]];

function setRules(account: Account, ids: readonly string[], side: 'in' | 'out', rules: Rules): Account {
  return editWhere(
    account,
    'SecurityGroups',
    ({ GroupId }) => ids.includes(GroupId),
    (group) => ({ ...group, [side === 'in' ? 'IpPermissions' : 'IpPermissionsEgress']: rules }),
  );
}

const partOut: Choices = [
  [permission('0.0.0.0/1', null)],
  [permission('52.0.0.0/8', https)],
  [permission('pl-0bb', https), permission('10.0.0.0/8', https)],
  [permission('pl-051', https)],
  [permission('128.0.0.0/1', https), permission('10.0.0.0/8', null)],
  [permission('pl-051', https), permission('52.0.0.0/9', https)],
];

const narrowOut: Choices = [
  [],
  [permission('0.0.0.0/0', other)],
  [permission('10.0.0.0/16', https)],
  [permission('::/0', null)],
  [permission('0.0.0.0/0', [1024, 65535])],
  [permission('0.0.0.0/0', [0, 65535], 'udp')],
  [permission('0.0.0.0/0', [444, 65535]), permission('0.0.0.0/0', [0, 442])],
];

const narrowIn: Choices = [
  [],
  [permission('0.0.0.0/0', other)],
  [permission('10.0.1.0/25', https)],
  [permission('10.0.1.7/32', https)],
  [permission('10.0.2.0/24', https), permission('10.0.1.0/28', https)],
  [permission('pl-0bb', https)],
  [permission('::/0', null)],
  [permission('10.1.0.0/16', https)],
  [permission('10.0.1.0/24', [1, 442]), permission('10.0.1.0/25', [443, 65535])],
];

const references: Choices = [
  [permission('sg-0c2', https)],
  [permission('sg-0c', https)],
  [permission('sg-0f', https)],
  [permission('sg-0c', other), permission('sg-0c2', https), permission('10.0.2.0/24', https)],
];

/** Changes of security groups, by whose group they are. */
export const groupChanges: ChangeKinds = {
  'client-group-lets-out-a-part': {
    needs: ({ c }) => ({
      ...publicNames,
      egress: pick(['nat', 'regional-nat', 'central-nat'], c),
      groups: 'open',
    }),
    apply: (account, { b }) => setRules(account, ['sg-0c'], 'out', pick(partOut, b)),
    targets: publicTargets,
    vantages: ['function', 'interface'],
  },
  'client-group-lets-out-little': {
    needs: () => ({ egress: 'nat', executeApi: 'private-dns', groups: 'by-block' }),
    apply: (account, { b }) => setRules(account, ['sg-0c'], 'out', pick(narrowOut, b)),
    targets: ['control', 'data', 'public', 'endpoint-address'],
    vantages: ['function', 'interface'],
  },
  'client-group-lets-out-to-a-group': {
    needs: () => ({ egress: 'nat', executeApi: 'private-dns', endpointsApart: true }),
    apply: (account, { b }) =>
      setRules(account, ['sg-0c'], 'out', [permission(pick(['sg-0e', 'sg-0f', 'sg-0c2'], b), https)]),
    targets: ['data', 'endpoint-address', 'target-a', 'control'],
    vantages: ['function', 'interface'],
  },
  'endpoint-group-lets-in-little': {
    needs: ({ c }) => ({
      executeApi: 'private-dns',
      groups: 'by-block',
      ...(c % 2 === 0 ? {} : { other: pick(['peering', 'transit-gateway'], c), central: 'apigateway' }),
    }),
    apply: (account, { b, c }) =>
      setRules(account, [c % 2 === 0 ? 'sg-0e' : 'sg-0be'], 'in', pick(narrowIn, b)),
    targets: ['data', 'endpoint-address', 'central-address', 'control'],
  },
  'endpoint-group-names-a-group': {
    needs: ({ a, c }) => ({
      executeApi: 'private-dns',
      groups: pick(['by-block', 'two-groups', 'by-group'], a),
      ...(c % 2 === 0 ? {} : { other: pick(['peering', 'transit-gateway'], c), central: 'apigateway' }),
    }),
    apply: (account, { b, c }) =>
      setRules(account, [c % 2 === 0 ? 'sg-0e' : 'sg-0be'], 'in', pick(references, b)),
    targets: ['data', 'endpoint-address', 'central-address'],
    vantages: ['function', 'interface'],
  },
  'target-group-lets-in-little': {
    needs: ({ c }) => (c % 2 === 0 ? {} : { other: pick(['peering', 'transit-gateway'], c) }),
    apply: (account, { b, c }) =>
      setRules(account, [c % 2 === 0 ? 'sg-0f' : 'sg-0b'], 'in', pick(narrowIn, b)),
    targets: ['target-a', 'target-b'],
  },
  'target-group-names-a-group': {
    needs: ({ c }) => (c % 2 === 0 ? {} : { other: 'peering' }),
    apply: (account, { b, c }, { other: link }) =>
      c % 2 === 1 && link !== 'peering'
        ? account
        : setRules(account, [c % 2 === 0 ? 'sg-0f' : 'sg-0b'], 'in', pick(references, b)),
    targets: ['target-a', 'target-b'],
    vantages: ['function', 'interface'],
  },
  'instance-group-lets-in-little': {
    needs: () => ({ ...publicNames, egress: 'nat-instance' }),
    apply: (account, { b }) => setRules(account, ['sg-0d'], 'in', pick(narrowIn, b)),
    targets: publicTargets,
  },
  'instance-group-lets-out-little': {
    needs: () => ({ ...publicNames, egress: 'nat-instance' }),
    apply: (account, { a, b }) =>
      setRules(account, ['sg-0d'], 'out', pick(a % 2 === 0 ? narrowOut : partOut, b)),
    targets: publicTargets,
  },
  'instance-group-names-a-group': {
    needs: () => ({ ...publicNames, egress: 'nat-instance' }),
    apply: (account, { b }) => setRules(account, ['sg-0d'], 'in', pick(references, b)),
    targets: publicTargets,
    vantages: ['function', 'interface'],
  },
};
