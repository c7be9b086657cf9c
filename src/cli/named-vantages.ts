import {
  vantageOfInterface,
  vantageOfSubnet,
  vantagesOfAddress,
  vantagesOfFunction,
} from '../audit/choose-vantages.ts';
import { type Address, parseAddress } from '../network/address.ts';
import { type Collection } from '../network/collection.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Vantage } from '../path/vantage.ts';
import { InputError } from '../sources/input-error.ts';
import { type Named, unknownId } from './unknown-id.ts';

/**
 * The vantage of a subnet.
 * @throws InputError `unknown-id`.
 */
export function subnetVantage(index: NetworkIndex, flag: string, given: string): Vantage {
  const subnet = index.byId.subnets.get(given);
  if (subnet === undefined) throw unknownIn(index.network.subnets, { flag, given, what: 'subnet' });
  return vantageOfSubnet(subnet);
}

/**
 * The vantages of a function, given by its name or ARN: one for each of its subnets.
 * @throws InputError `unknown-id`.
 */
export function functionVantages(index: NetworkIndex, flag: string, given: string): readonly Vantage[] {
  const { functions } = index.network;
  const found = functions.items.filter(({ name, arn }) => name === given || arn === given);
  if (found.length === 0) {
    const known = functions.items.map(({ name: id }) => ({ id }));
    throw unknownId({ flag, given, what: 'VPC function', known, collection: functions });
  }
  const vantages = found.flatMap((item) => vantagesOfFunction(index, item));
  if (vantages.length > 0) return vantages;
  throw subnetNotRead(
    flag,
    given,
    found.flatMap(({ subnetIds }) => subnetIds),
  );
}

/**
 * The vantages that a flag such as `--from` names: a subnet, function, network interface, instance or private address.
 * @throws InputError `unknown-id`.
 */
export function vantagesFrom(index: NetworkIndex, given: string, flag: string): readonly Vantage[] {
  switch (kindOfVantage(index, given)) {
    case 'function':
      return functionVantages(index, flag, given);
    case 'subnet':
      return [subnetVantage(index, flag, given)];
    case 'network-interface':
      return [interfaceVantage(index, flag, given)];
    case 'instance':
      return instanceVantages(index, flag, given);
    case null: {
      const address = parseAddress(given);
      if (address === undefined) throw noSuchVantage(index, flag, given);
      return addressVantages(index, flag, given, address);
    }
  }
}

type NamedKind = 'function' | 'subnet' | 'network-interface' | 'instance';

/** What is named: what the input has, or else what an id of AWS's says it is. */
function kindOfVantage({ network, byId }: NetworkIndex, given: string): NamedKind | null {
  const { functions, networkInterfaces } = network;
  if (functions.items.some(({ name, arn }) => name === given || arn === given)) return 'function';
  if (byId.subnets.has(given) || given.startsWith('subnet-')) return 'subnet';
  if (byId.networkInterfaces.has(given) || given.startsWith('eni-')) return 'network-interface';
  const isInstance = networkInterfaces.items.some(({ instanceId }) => instanceId === given);
  return isInstance || given.startsWith('i-') ? 'instance' : null;
}

/** Functions have names; subnets and others have them instead of ids where they are not deployed yet. */
function noSuchVantage({ network }: NetworkIndex, flag: string, given: string): InputError {
  const { functions, subnets } = network;
  const named = functions.items.map(({ name: id }) => ({ id }));
  const declared = subnets.items.filter(({ id }) => !id.startsWith('subnet-'));
  const what = declared.length === 0 ? 'VPC function' : 'subnet or VPC function';
  const collection = functions.missing.length > 0 || declared.length === 0 ? functions : subnets;
  return unknownId({ flag, given, what, known: [...named, ...declared], collection });
}

function interfaceVantage(index: NetworkIndex, flag: string, given: string): Vantage {
  const { networkInterfaces } = index.network;
  const item = index.byId.networkInterfaces.get(given);
  if (item === undefined) throw unknownIn(networkInterfaces, { flag, given, what: 'network interface' });
  const vantage = vantageOfInterface(index, item);
  if (vantage === null) throw subnetNotRead(flag, given, [item.subnetId]);
  return vantage;
}

// The interfaces name their instance, so that files without the instances do as well.
function instanceVantages(index: NetworkIndex, flag: string, given: string): readonly Vantage[] {
  const { networkInterfaces } = index.network;
  const interfaces = networkInterfaces.items.filter(({ instanceId }) => instanceId === given);
  if (interfaces.length === 0) {
    const known = networkInterfaces.items.flatMap(({ instanceId: id }) => (id === null ? [] : [{ id }]));
    const what = 'instance with a network interface';
    throw unknownId({ flag, given, what, known, collection: networkInterfaces });
  }
  const vantages = interfaces.flatMap((item) => vantageOfInterface(index, item) ?? []);
  if (vantages.length > 0) return vantages;
  throw subnetNotRead(
    flag,
    given,
    interfaces.map(({ subnetId }) => subnetId),
  );
}

function addressVantages(
  index: NetworkIndex,
  flag: string,
  given: string,
  address: Address,
): readonly Vantage[] {
  const vantages = vantagesOfAddress(index, address);
  if (vantages.length > 0) return vantages;
  throw unknownIn(index.network.subnets, { flag, given, what: 'subnet with that address' });
}

function unknownIn(
  collection: Collection<Named>,
  asked: { readonly flag: string; readonly given: string; readonly what: string },
): InputError {
  return unknownId({ ...asked, known: collection.items, collection });
}

function subnetNotRead(flag: string, given: string, subnetIds: readonly string[]): InputError {
  const ids = [...new Set(subnetIds)].toSorted();
  return new InputError(
    'unknown-id',
    `${flag} ${given}: its subnet is not in the input`,
    `Save it: aws ec2 describe-subnets --subnet-ids ${ids.join(' ')}`,
  );
}
