import { type AddressSet, subtractSet, unionOf } from '../network/address-set.ts';
import { type Gap } from '../network/gap.ts';
import { type AddressFamily } from '../network/family.ts';
import { type Network } from '../network/network.ts';
import { globalAddresses } from '../network/special-addresses.ts';
import { type TargetMember } from './member.ts';
import { type NameQuestion } from './name-question.ts';

/**
 * The addresses that public DNS gives for a name: any global address, or for a service with an AWS-managed
 * prefix list the list's entries, or the list by its name alone where the entries are not known.
 */
export function publicMembers(question: NameQuestion, host: string): readonly TargetMember[] {
  const { target, family, index, vpc } = question;
  const member: TargetMember = {
    addresses: publicAddressesOf(question),
    open: null,
    isPublicService: true,
    prefixListId: null,
    interface: null,
  };
  const listName = target?.kind === 'service' && target.host === host ? target.prefixListName : null;
  if (listName === null) {
    question.assumptions.add('public-addresses-any-global');
    return [{ ...member, open: namelessListOf(question) }];
  }
  const { region } = vpc.scope;
  const ofRegion = index.network.prefixLists.items.filter(({ scope }) => scope.region === region);
  const ofRoutes = prefixListOfRoutes(question, listName);
  const list =
    ofRegion.find(({ name }) => name === listName) ??
    ofRegion.find(({ id, name }) => id === ofRoutes && name === null);
  const entries =
    list?.entries.known === true ? list.entries.value.filter((entry) => entry.family === family) : [];
  if (list !== undefined && entries.length > 0)
    return [{ ...member, addresses: entries, prefixListId: list.id }];
  const gap: Gap = {
    kind: 'not-in-source',
    subject: { fact: 'prefixListEntries', id: list?.id ?? listName },
    scope: vpc.scope,
    command: `aws ec2 describe-prefix-lists --filters Name=prefix-list-name,Values=${listName} --region ${region}`,
    detail: null,
  };
  return [{ ...member, open: gap, prefixListId: list?.id ?? ofRoutes }];
}

// A list without a name may be a service's own, whose addresses are no other's: which of all addresses the name leads
// to is then not known.
function namelessListOf({ index, family, vpc: { scope } }: NameQuestion): Gap | null {
  const nameless = index.network.prefixLists.items.find(
    ({ name, entries }) =>
      name === null && entries.known && entries.value.some((one) => one.family === family),
  );
  if (nameless === undefined) return null;
  const command = `aws ec2 describe-managed-prefix-lists --prefix-list-ids ${nameless.id} --region ${scope.region}`;
  return {
    kind: 'not-in-source',
    subject: { fact: 'prefixLists', id: nameless.id },
    scope,
    command,
    detail: null,
  };
}

// What AWS lists for one service is no other service's. Amazon, or a customer who brought it, gave an IPv6 block to a
// VPC: no service answers there.
function publicAddressesOf({ index, family }: NameQuestion): AddressSet {
  const known = addressesOfNetwork.get(index.network)?.[family];
  if (known !== undefined) return known;
  const { prefixLists, vpcs } = index.network;
  const listed = prefixLists.items.flatMap(({ name, entries }) =>
    name?.startsWith('com.amazonaws.') === true && entries.known ? entries.value : [],
  );
  const blocks = family === 'ipv6' ? vpcs.items.flatMap(({ cidrs }) => cidrs) : [];
  const taken = unionOf([...listed, ...blocks].filter((one) => one.family === family));
  const set = taken.length === 0 ? globalAddresses[family] : subtractSet(globalAddresses[family], taken);
  addressesOfNetwork.set(index.network, { ...addressesOfNetwork.get(index.network), [family]: set });
  return set;
}

// Asked for every name: worked out once for each network.
const addressesOfNetwork = new WeakMap<Network, Partial<Record<AddressFamily, AddressSet>>>();

// Without the list's name in the input, the route of the service's gateway endpoint still tells its id.
function prefixListOfRoutes({ index, vpc }: NameQuestion, listName: string): string | null {
  for (const table of index.network.routeTables.items) {
    for (const { destination, target } of table.routes) {
      if (destination.kind !== 'prefix-list' || target.kind !== 'vpc-endpoint') continue;
      const endpoint = index.byId.vpcEndpoints.get(target.id);
      const serves = endpoint?.serviceName === listName && endpoint.scope.region === vpc.scope.region;
      if (serves) return destination.prefixListId;
    }
  }
  return null;
}
