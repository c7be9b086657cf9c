import { type Account } from '../network/account.ts';
import { type Block, type BlockOf, type Connection, type RefusingCode } from './block.ts';
import { changeInterface } from './change-account.ts';
import { addZone, attachVpc, avoidPeering, openGatewayRoute } from './connections.ts';
import { allowInAcl, allowInGroup } from './filters.ts';
import {
  allowPublicAccess,
  attachGateway,
  bringUpNat,
  givePublicAddress,
  keepOffInternet,
  publishInstance,
  publishTranslator,
  replaceEgressOnlyGateway,
  sendIpv6Out,
  startInstance,
} from './gateways.ts';
import { activate } from './links.ts';
import { addRecord, askAmazonDns, turnOffPrivateDns, turnOnDnsHostnames, turnOnDnsSupport } from './names.ts';
import { openCircle, openRoute } from './routes.ts';
import { bringUpEndpoint, fillAddress } from './targets.ts';
import { releaseCapturing } from './vpc-blocks.ts';
import { openWayBack } from './way-back.ts';

/**
 * Codes whose block may stay whatever is changed in the network, and when it does; {@link repair} gives null then.
 * All other codes can be repaired, unless their route would have to lead to a VPC with overlapping addresses.
 */
export const notRepairable: Readonly<Partial<Record<RefusingCode, string>>> = {
  'gateway-endpoint-of-another-vpc': 'always: the clients’ VPC needs an endpoint of its own',
  'client-lacks-family': 'always: the connection has no client address in the family of its target',
  'internet-gateway-private-target': 'where no VPC has the private address that is asked for',
  'local-route-captures-target': "where the capturing block is the VPC's first one or has subnets",
  'local-route-captures-some-public': "where the capturing block is the VPC's first one or has subnets",
  'target-interface-missing': 'where AWS gives the address to nobody: the first four of a subnet, the last',
};

type Repairs = {
  readonly [Code in RefusingCode]: (
    account: Account,
    block: BlockOf<Code>,
    connection: Connection,
  ) => Account | null;
};

const never = (): null => null;

/** The thing that a block is about, by one change that needs no more than its id. */
const byId =
  (change: (account: Account, id: string) => Account) =>
  (account: Account, { resource }: { readonly resource: { readonly id: string } }): Account =>
    change(account, resource.id);

const repairs: Repairs = {
  'dns-support-off': turnOnDnsSupport,
  'custom-dns-unreachable': (account, _, connection) => askAmazonDns(account, connection),
  'endpoint-zone-lacks-name': turnOffPrivateDns,
  'private-names-without-dns-hostnames': turnOnDnsHostnames,
  'hosted-zone-lacks-name': addRecord,
  'client-lacks-family': never,
  'client-group-refuses': allowInGroup,
  'client-group-refuses-some-public': allowInGroup,
  'endpoint-group-refuses': allowInGroup,
  'target-group-refuses': allowInGroup,
  'nat-instance-group-refuses': allowInGroup,
  'endpoint-group-admits-by-reference': allowInGroup,
  'target-group-admits-by-reference': allowInGroup,
  'nat-instance-group-admits-by-reference': allowInGroup,
  'client-out-acl-refuses': allowInAcl,
  'client-out-acl-refuses-some-public': allowInAcl,
  'client-back-acl-refuses': allowInAcl,
  'client-back-acl-refuses-some-public': allowInAcl,
  'nat-acl-refuses': allowInAcl,
  'nat-acl-refuses-some-public': allowInAcl,
  'nat-instance-acl-refuses': allowInAcl,
  'nat-instance-acl-refuses-some-public': allowInAcl,
  'attachment-acl-refuses': allowInAcl,
  'attachment-acl-refuses-some-public': allowInAcl,
  'endpoint-acl-refuses': allowInAcl,
  'endpoint-acl-refuses-some-public': allowInAcl,
  'target-acl-refuses': allowInAcl,
  'target-acl-refuses-some-public': allowInAcl,
  'client-route-missing': openRoute,
  'client-route-missing-for-some-public': openRoute,
  'client-route-blackhole': openRoute,
  'nat-route-missing': openRoute,
  'nat-route-missing-for-some-public': openRoute,
  'nat-route-blackhole': openRoute,
  'nat-instance-route-missing': openRoute,
  'nat-instance-route-missing-for-some-public': openRoute,
  'nat-instance-route-blackhole': openRoute,
  'attachment-route-missing': openRoute,
  'attachment-route-missing-for-some-public': openRoute,
  'attachment-route-blackhole': openRoute,
  'return-route-missing': openWayBack,
  'return-route-missing-for-some-public': openWayBack,
  'return-route-blackhole': openWayBack,
  'route-loops': openCircle,
  'local-route-captures-target': releaseCapturing,
  'local-route-captures-some-public': releaseCapturing,
  'nat-not-available': byId(bringUpNat),
  'nat-pending': byId(bringUpNat),
  'nat-deleting': byId(bringUpNat),
  'nat-without-public-address': publishTranslator,
  'nat-private': publishTranslator,
  'nat-carries-no-ipv6': sendIpv6Out,
  'internet-gateway-detached': attachGateway,
  'internet-gateway-private-target': keepOffInternet,
  'public-address-missing': givePublicAddress,
  'block-public-access-blocks': allowPublicAccess,
  'egress-only-gateway-detached': replaceEgressOnlyGateway,
  'nat-instance-checks-source': byId((account, id) =>
    changeInterface(account, id, (item) => ({ ...item, SourceDestCheck: false })),
  ),
  'nat-instance-stopped': byId(startInstance),
  'nat-instance-without-public-address': publishInstance,
  'peering-not-active': byId(activate),
  'peering-carries-no-transit': avoidPeering,
  'transit-gateway-not-attached': attachVpc,
  'transit-gateway-zone-missing': addZone,
  'transit-gateway-route-missing': openGatewayRoute,
  'transit-gateway-route-blackhole': openGatewayRoute,
  'gateway-endpoint-not-available': byId(bringUpEndpoint),
  'gateway-endpoint-of-another-vpc': never,
  'endpoint-not-available': byId(bringUpEndpoint),
  'endpoint-partly-available': byId(bringUpEndpoint),
  'target-interface-missing': fillAddress,
};

/**
 * Takes one block away from one connection, as the engineer would who is called for it, and leaves the rest of the
 * network as it is.
 * @returns null where nothing in the network can do that, as {@link notRepairable} tells
 */
export function repair(account: Account, block: Block, connection: Connection): Account | null {
  return repairAs(account, block, connection);
}

function repairAs<Code extends RefusingCode>(
  account: Account,
  block: BlockOf<Code>,
  connection: Connection,
): Account | null {
  return repairs[block.code](account, block, connection);
}
