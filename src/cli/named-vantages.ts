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
  const isFunction = index.network.functions.items.some(({ name }) => name === given);
  if (isFunction) return functionVantages(index, flag, given);
  if (given.startsWith('subnet-')) return [subnetVantage(index, flag, given)];
  if (given.startsWith('eni-')) return [interfaceVantage(index, flag, given)];
  if (given.startsWith('i-')) return instanceVantages(index, flag, given);
  const address = parseAddress(given);
  return address === undefined
    ? functionVantages(index, flag, given)
    : addressVantages(index, flag, given, address);
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
