import { type Step } from '../../../src/path/step.ts';
import { type StepCode } from '../../../src/path/step-code.ts';
import { type DropKind } from '../build/fabric.ts';
import { type RefusingCode } from '../repair/block.ts';
import { type SeenDrop } from './record.ts';

/** By which drops a refusal shows in a router; `name` where no packet to the target is ever sent. */
const dropsOf = {
  'dns-support-off': ['name'],
  'custom-dns-unreachable': ['name'],
  'endpoint-zone-lacks-name': ['name'],
  'hosted-zone-lacks-name': ['name'],
  'private-names-without-dns-hostnames': ['name'],
  'client-lacks-family': ['name'],
  'client-group-refuses': ['group'],
  'client-group-refuses-some-public': ['group'],
  'endpoint-group-refuses': ['group'],
  'target-group-refuses': ['group'],
  'nat-instance-group-refuses': ['group'],
  'endpoint-group-admits-by-reference': ['group'],
  'target-group-admits-by-reference': ['group'],
  'nat-instance-group-admits-by-reference': ['group'],
  'client-out-acl-refuses': ['acl'],
  'client-out-acl-refuses-some-public': ['acl'],
  'client-back-acl-refuses': ['acl'],
  'client-back-acl-refuses-some-public': ['acl'],
  'nat-acl-refuses': ['acl'],
  'nat-acl-refuses-some-public': ['acl'],
  'nat-instance-acl-refuses': ['acl'],
  'nat-instance-acl-refuses-some-public': ['acl'],
  'attachment-acl-refuses': ['acl'],
  'attachment-acl-refuses-some-public': ['acl'],
  'endpoint-acl-refuses': ['acl'],
  'endpoint-acl-refuses-some-public': ['acl'],
  'target-acl-refuses': ['acl'],
  'target-acl-refuses-some-public': ['acl'],
  'client-route-missing': ['route-missing'],
  'client-route-missing-for-some-public': ['route-missing'],
  'nat-route-missing': ['route-missing'],
  'nat-route-missing-for-some-public': ['route-missing'],
  'nat-instance-route-missing': ['route-missing'],
  'nat-instance-route-missing-for-some-public': ['route-missing'],
  'attachment-route-missing': ['route-missing'],
  'attachment-route-missing-for-some-public': ['route-missing'],
  // A way back that leads to the internet or to a translator is no way back either.
  'return-route-missing': [
    'route-missing',
    'no-public-address',
    'private-target',
    'answer-to-another',
    'loop',
    'peering-transit',
    'nobody-there',
    'block-public-access',
    'target-gone',
  ],
  'return-route-missing-for-some-public': ['route-missing'],
  'client-route-blackhole': ['route-blackhole'],
  'nat-route-blackhole': ['route-blackhole'],
  'nat-instance-route-blackhole': ['route-blackhole'],
  'attachment-route-blackhole': ['route-blackhole'],
  'return-route-blackhole': ['route-blackhole'],
  'local-route-captures-target': ['nobody-there'],
  'local-route-captures-some-public': ['nobody-there'],
  'target-interface-missing': ['nobody-there'],
  'route-loops': ['loop'],
  'nat-not-available': ['translator-state'],
  'nat-pending': ['translator-state'],
  'nat-deleting': ['translator-state'],
  'nat-instance-stopped': ['translator-state'],
  'nat-carries-no-ipv6': ['translator-ipv6'],
  'nat-instance-checks-source': ['source-check'],
  'nat-without-public-address': ['no-public-address'],
  'nat-private': ['no-public-address'],
  'nat-instance-without-public-address': ['no-public-address'],
  'public-address-missing': ['no-public-address'],
  'internet-gateway-detached': ['target-gone'],
  'egress-only-gateway-detached': ['target-gone'],
  'internet-gateway-private-target': ['private-target'],
  'block-public-access-blocks': ['block-public-access'],
  'gateway-endpoint-not-available': ['endpoint-state'],
  'gateway-endpoint-of-another-vpc': ['endpoint-of-another-vpc'],
  'endpoint-not-available': ['endpoint-state'],
  'endpoint-partly-available': ['endpoint-state'],
  'peering-not-active': ['target-gone'],
  'peering-carries-no-transit': ['peering-transit'],
  'transit-gateway-route-missing': ['transit-missing'],
  'transit-gateway-route-blackhole': ['transit-blackhole'],
  'transit-gateway-zone-missing': ['zone-not-attached'],
  'transit-gateway-not-attached': ['target-gone'],
} as const satisfies Record<RefusingCode, readonly (DropKind | 'name')[]>;

function isRefusing(code: StepCode): code is RefusingCode {
  return code in dropsOf;
}

/** Whether a step says that packets never get as far as being sent, as a name gives no address. */
export function refusesName({ code }: Step): boolean {
  return isRefusing(code) && dropsOf[code].some((kind) => kind === 'name');
}

// Kinds whose packets carry the id of the thing that the step names as well.
const named: readonly DropKind[] = [
  'acl',
  'group',
  'route-missing',
  'route-blackhole',
  'loop',
  'translator-state',
  'translator-ipv6',
  'source-check',
  'endpoint-state',
  'endpoint-of-another-vpc',
  'transit-missing',
  'transit-blackhole',
];

// Answers that are led to a translator which is no way back end there, or at what they meet before it: the ACL of its
// subnet and the group of an instance, as they come in, its source check, and a state in which it takes nothing.
const onWrongWay: readonly DropKind[] = [
  'acl',
  'group',
  'source-check',
  'translator-state',
  'translator-ipv6',
];

function isOnWrongWay({ kind, ids, rule, isOfAnswer }: SeenDrop): boolean {
  const isFilter = kind === 'acl' || kind === 'group';
  return isOfAnswer && onWrongWay.includes(kind) && (!isFilter || rule === 'in' || ids.includes('in'));
}

/** Whether a drop that a router recorded is the refusal of a step. */
export function isDropOf(step: Step, drop: SeenDrop): boolean {
  const { code, resource, rule } = step;
  // Whatever it meets there, the table that led it astray is to be changed.
  if (code === 'return-route-missing' && isOnWrongWay(drop)) return true;
  if (!isRefusing(code) || !dropsOf[code].some((kind) => kind === drop.kind)) return false;
  if (drop.kind === 'acl' && rule !== null && drop.rule !== rule) return false;
  if (!named.includes(drop.kind) || drop.ids.length === 0) return true;
  // A packet that went round and round does not tell which of the tables on its way is to be changed.
  if (code === 'return-route-missing' && drop.kind === 'loop') return true;
  const groups = 'data' in step && 'groups' in step.data ? step.data.groups : [];
  return [resource.id, ...groups].some((id) => drop.ids.includes(id));
}
