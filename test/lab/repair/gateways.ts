import { type Account, type Instance, type NatGateway, type NetworkInterface } from '../network/account.ts';
import { familyOf, vpcHolding } from './addresses.ts';
import { type BlockOf, type Connection } from './block.ts';
import { interfaceOf } from './build-nat-gateway.ts';
import { changeInterface, changeSubnet, changeVpc, changeWhere } from './change-account.ts';
import { freeAddress, freePublicAddress } from './free-space.ts';
import { redirect, retargetAll } from './redirect.ts';
import { goRound } from './routes.ts';
import { legsOf } from './way-there.ts';
import { attachInternetGateway, egressOnlyGatewayOf, internetGatewayOf } from './ways-out.ts';

/** Brings a NAT gateway up, as another one made in its place would be: available, with the addresses it needs. */
export function bringUpNat(account: Account, natId: string): Account {
  const nat = account.NatGateways.find(({ NatGatewayId }) => NatGatewayId === natId);
  if (nat === undefined) return account;
  const subnet = account.Subnets.find(({ SubnetId }) => SubnetId === nat.SubnetId);
  const [old] = nat.NatGatewayAddresses;
  const PrivateIp = old?.PrivateIp ?? (subnet === undefined ? null : freeAddress(account, subnet));
  const first = { PrivateIp, PublicIp: old?.PublicIp ?? null };
  const up: NatGateway = {
    ...nat,
    State: 'available',
    FailureCode: null,
    NatGatewayAddresses: [first, ...nat.NatGatewayAddresses.slice(1)],
  };
  const withNat = changeNat(account, natId, () => up);
  const isThere = account.NetworkInterfaces.some(({ PrivateIpAddress }) => PrivateIpAddress === PrivateIp);
  const withInterface =
    isThere || subnet === undefined || PrivateIp === null
      ? withNat
      : {
          ...withNat,
          NetworkInterfaces: [
            ...withNat.NetworkInterfaces,
            interfaceOf(withNat, subnet, PrivateIp, first.PublicIp),
          ],
        };
  return nat.ConnectivityType === 'public' && first.PublicIp === null
    ? publishNat(withInterface, natId)
    : withInterface;
}

function changeNat(account: Account, id: string, change: (nat: NatGateway) => NatGateway): Account {
  const isMeant = ({ NatGatewayId }: NatGateway): boolean => NatGatewayId === id;
  return { ...account, NatGateways: changeWhere(account.NatGateways, isMeant, change) };
}

// A public gateway with a public address, which its interface has too.
function publishNat(account: Account, natId: string): Account {
  const PublicIp = freePublicAddress(account);
  const nat = account.NatGateways.find(({ NatGatewayId }) => NatGatewayId === natId);
  const [first] = nat?.NatGatewayAddresses ?? [];
  const own = account.NetworkInterfaces.find(
    (item) =>
      item.InterfaceType === 'nat_gateway' &&
      item.VpcId === nat?.VpcId &&
      item.PrivateIpAddress === first?.PrivateIp,
  );
  const published = changeNat(account, natId, (item) => ({
    ...item,
    ConnectivityType: 'public',
    NatGatewayAddresses: [
      { PrivateIp: first?.PrivateIp ?? null, PublicIp },
      ...item.NatGatewayAddresses.slice(1),
    ],
  }));
  if (own === undefined) return published;
  return changeInterface(published, own.NetworkInterfaceId, (item) => ({ ...item, PublicIp }));
}

/** Attaches an internet gateway; a VPC that has another one uses that, as AWS attaches at most one. */
export function attachGateway(account: Account, block: BlockOf<'internet-gateway-detached'>): Account {
  const { id } = block.hop;
  const { vpcId } = block.data;
  const gateway = account.InternetGateways.find(({ InternetGatewayId }) => InternetGatewayId === id);
  const hasOther = account.InternetGateways.some(({ VpcId }) => VpcId === vpcId);
  if (!hasOther && gateway?.VpcId === null) return attachInternetGateway(account, id, vpcId);
  const own = internetGatewayOf(account, vpcId);
  return retargetAll(own.account, vpcId, id, own.target);
}

/** Sends what goes to an egress-only gateway of nobody, or of another VPC, to one of the VPC's own. */
export function replaceEgressOnlyGateway(
  account: Account,
  { hop, data }: BlockOf<'egress-only-gateway-detached'>,
): Account {
  const own = egressOnlyGatewayOf(account, data.vpcId);
  return retargetAll(own.account, data.vpcId, hop.id, own.target);
}

/** Gives the client's interface a public address; a client that cannot have one goes over a NAT gateway. */
export function givePublicAddress(
  account: Account,
  { hop, resource }: BlockOf<'public-address-missing'>,
  connection: Connection,
): Account | null {
  const isInterface = account.NetworkInterfaces.some(
    ({ NetworkInterfaceId }) => NetworkInterfaceId === connection.vantage,
  );
  if (resource.type === 'client' && isInterface) return associateAddress(account, connection.vantage);
  return goRound(account, hop.id, connection, ({ sender }) => sender !== 'translator');
}

function associateAddress(account: Account, interfaceId: string): Account {
  const PublicIp = freePublicAddress(account);
  return changeInterface(account, interfaceId, (item) => ({ ...item, PublicIp }));
}

/** Gives the interface of a NAT instance a public address. */
export function publishInstance(
  account: Account,
  { resource }: BlockOf<'nat-instance-without-public-address'>,
  connection: Connection,
): Account | null {
  if (resource.type === 'transit-gateway') return leaveAtTranslator(account, resource.id, connection);
  const isOwn = (item: NetworkInterface): boolean => item.InstanceId === resource.id;
  const own = account.NetworkInterfaces.find((item) => isOwn(item) && item.PublicIp === null);
  return own === undefined ? null : associateAddress(account, own.NetworkInterfaceId);
}

/** Gives a NAT gateway a public address. */
export function publishTranslator(
  account: Account,
  { resource }: BlockOf<'nat-without-public-address' | 'nat-private'>,
  connection: Connection,
): Account | null {
  if (resource.type === 'transit-gateway') return leaveAtTranslator(account, resource.id, connection);
  return publishNat(account, resource.id);
}

// A translator's address is known to the internet gateway of its own VPC only, not behind a transit gateway.
function leaveAtTranslator(account: Account, gatewayId: string, connection: Connection): Account | null {
  return goRound(account, gatewayId, connection, ({ sender }) => sender === 'translator');
}

/** Starts an instance. */
export function startInstance(account: Account, instanceId: string): Account {
  const isMeant = ({ InstanceId }: Instance): boolean => InstanceId === instanceId;
  const start = (item: Instance): Instance => ({ ...item, State: 'running' });
  const Instances = changeWhere(account.Instances, isMeant, start);
  return { ...account, Instances };
}

/** Sends IPv6, which no NAT gateway carries, to an egress-only gateway: the route to the NAT serves nobody. */
export function sendIpv6Out(
  account: Account,
  { hop }: BlockOf<'nat-carries-no-ipv6'>,
  connection: Connection,
): Account | null {
  const leg = legsOf(account, connection).find(({ route }) => route?.NatGatewayId === hop.id);
  const { address } = connection;
  if (leg === undefined || address === null || familyOf(address) === 'ipv4') return null;
  return redirect(account, leg, address, true);
}

/**
 * Sends a private address that a route leads to the internet to the VPC that has it, if one has: from where the
 * client's own address is still on the packets.
 */
export function keepOffInternet(
  account: Account,
  { data }: BlockOf<'internet-gateway-private-target'>,
  connection: Connection,
): Account | null {
  const { address } = connection;
  if (address === null || vpcHolding(account, address, data.vpcId) === null) return null;
  const leg = legsOf(account, connection).findLast(({ sender }) => sender !== 'translator');
  return leg === undefined ? null : redirect(account, leg, address);
}

/** Excludes what the packets leave by from VPC Block Public Access. */
export function allowPublicAccess(
  account: Account,
  { hop, resource }: BlockOf<'block-public-access-blocks'>,
  connection: Connection,
): Account {
  const off = { InternetGatewayBlockMode: 'off' } as const;
  const open = (changed: Account, id: string): Account =>
    changeSubnet(changed, id, (subnet) => ({ ...subnet, ...off }));
  if (resource.type === 'subnet') return open(account, resource.id);
  if (hop.type === 'client') return open(account, connection.subnetId);
  if (hop.type === 'transit-gateway') {
    const legs = legsOf(account, connection).filter(({ sender }) => sender === 'attachment');
    return legs.flatMap(({ subnetId }) => subnetId ?? []).reduce(open, account);
  }
  const ofVpc = account.Subnets.filter(({ VpcId }) => VpcId === resource.id).map(({ SubnetId }) => SubnetId);
  return ofVpc.reduce(
    open,
    changeVpc(account, resource.id, (vpc) => ({ ...vpc, ...off })),
  );
}
