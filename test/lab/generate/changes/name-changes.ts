import { type Account, type HostedZoneRecord, type VpcEndpoint } from '../../network/account.ts';
import { type ChangeKinds, type Dice } from './change.ts';
import { add, editWhere, putFirst } from '../build/edit.ts';
import { networkInterface, permission, pick } from '../build/parts.ts';

const suffix = 'eu-west-1.amazonaws.com';

/** An API that the targets name. */
export const apiHost = `a1b2c3d4e5.execute-api.${suffix}`;

/** A name below the control plane's that no endpoint answers for. */
export const lackedHost = `v2.apigateway.${suffix}`;

function editVpc(
  account: Account,
  change: (vpc: Account['Vpcs'][number]) => Account['Vpcs'][number],
): Account {
  return editWhere(account, 'Vpcs', ({ VpcId }) => VpcId === 'vpc-0a', change);
}

function withServers(account: Account, DomainNameServers: readonly string[]): Account {
  const vpc = editVpc(account, (one) => ({ ...one, DhcpOptionsId: 'dopt-0d' }));
  const rest = vpc.DhcpOptions.filter(({ DhcpOptionsId }) => DhcpOptionsId !== 'dopt-0d');
  return add({ ...vpc, DhcpOptions: rest }, 'DhcpOptions', { DhcpOptionsId: 'dopt-0d', DomainNameServers });
}

// Every subnet of the clients' VPC refuses DNS, out or in, so that nobody there reaches a server elsewhere.
function refuseDns(account: Account, egress: boolean): Account {
  const line = { action: 'deny', block: '0.0.0.0/0', protocol: '17' } as const;
  return editWhere(
    account,
    'NetworkAcls',
    ({ VpcId }) => VpcId === 'vpc-0a',
    (acl) => ({
      ...acl,
      Entries: putFirst(acl.Entries, egress, { ...line, ports: egress ? [53, 53] : [1024, 65535] }),
    }),
  );
}

function unreachableServers(account: Account, { b }: Dice): Account {
  switch (b % 5) {
    case 0:
      return withServers(account, ['10.0.1.4']);
    case 1:
      return refuseDns(withServers(account, ['9.9.9.9', '149.112.112.112']), true);
    case 2: {
      // Answers that a transit gateway brings into its attachment's own subnet meet no ACL there.
      const isAttached = account.TransitGatewayVpcAttachments.length > 0;
      return refuseDns(withServers(account, ['9.9.9.9']), isAttached);
    }
    case 3:
      return withServerInOtherVpc(account);
    default:
      return withServerInVpc(account);
  }
}

// A server in the other VPC, whose group admits HTTPS at most: all groups there but the open one.
function withServerInOtherVpc(account: Account): Account {
  const server = account.NetworkInterfaces.find(({ NetworkInterfaceId }) => NetworkInterfaceId === 'eni-0b4');
  if (server === undefined) return withServers(account, ['10.1.1.13']);
  const isOpen = account.SecurityGroups.some(
    ({ GroupId, IpPermissions }) =>
      server.GroupIds.includes(GroupId) && IpPermissions.some(({ IpProtocol }) => IpProtocol !== 'tcp'),
  );
  return isOpen ? withServerInVpc(account) : withServers(account, [server.PrivateIpAddress]);
}

// A server whose group admits DNS over TCP only.
function withServerInVpc(account: Account): Account {
  const inSubnet = account.Subnets.find(({ SubnetId }) => SubnetId === 'subnet-0a0');
  if (inSubnet === undefined || account.SecurityGroups.some(({ GroupId }) => GroupId === 'sg-0d5'))
    return account;
  const rules = [permission('10.0.0.0/8', [53, 53])];
  const group = { GroupId: 'sg-0d5', VpcId: 'vpc-0a', IpPermissions: rules, IpPermissionsEgress: [] };
  const item = networkInterface('eni-0d5', inSubnet, 14, { GroupIds: ['sg-0d5'] });
  const withItem = add(add(account, 'SecurityGroups', group), 'NetworkInterfaces', item);
  return withServers(withItem, [item.PrivateIpAddress]);
}

/** Adds a private hosted zone to the clients' VPC, unless a zone or an endpoint has its name already. */
function addZone(account: Account, Name: string, Records: readonly HostedZoneRecord[]): Account {
  const isIpv6 = account.Vpcs.some(({ Ipv6CidrBlocks }) => Ipv6CidrBlocks.length > 0);
  const isTaken =
    account.HostedZones.some((zone) => zone.Name === Name) ||
    account.VpcEndpoints.some(({ PrivateDnsEnabled, DnsNames, VpcId }) => {
      return VpcId === 'vpc-0a' && PrivateDnsEnabled && DnsNames.includes(Name);
    });
  // A zone that holds addresses of one family only says less about the other than it seems.
  if (isIpv6 || isTaken) return account;
  const HostedZoneId = `Z0CD${account.HostedZones.length}`;
  return add(account, 'HostedZones', { HostedZoneId, Name, VpcIds: ['vpc-0a'], Records });
}

function record(
  Name: string,
  Values: readonly string[],
  Type: HostedZoneRecord['Type'] = 'A',
): HostedZoneRecord {
  return { Name, Type, Values, AliasDnsName: null };
}

function aliasTo(Name: string, endpoint: VpcEndpoint): HostedZoneRecord {
  return { Name, Type: 'A', Values: [], AliasDnsName: endpoint.DnsNames.at(0) ?? '' };
}

function addressesOf(
  { NetworkInterfaces }: Account,
  { NetworkInterfaceIds }: VpcEndpoint,
): readonly string[] {
  return NetworkInterfaces.filter(({ NetworkInterfaceId: id }) => NetworkInterfaceIds.includes(id)).map(
    ({ PrivateIpAddress }) => PrivateIpAddress,
  );
}

function serviceEndpoint(account: Account, service: string): VpcEndpoint | undefined {
  const name = `com.amazonaws.eu-west-1.${service}`;
  return account.VpcEndpoints.find(({ ServiceName }) => ServiceName === name);
}

/** Changes of who answers for names. */
export const nameChanges: ChangeKinds = {
  'dns-support-off': {
    needs: () => ({ executeApi: 'private-dns' }),
    apply: (account) => editVpc(account, (vpc) => ({ ...vpc, EnableDnsSupport: false })),
    targets: ['control', 'data', 's3', 'api-host'],
  },
  'dns-servers-out-of-reach': {
    needs: () => ({ endpointsApart: true }),
    apply: unreachableServers,
    comesLast: true,
    targets: ['control', 'data', 's3', 'public'],
  },
  'dns-servers-amazons-own': {
    needs: () => ({}),
    apply: (account, { b }) =>
      withServers(account, pick([['10.0.0.2'], ['169.254.169.253'], ['10.0.0.2', '169.254.169.253']], b)),
    targets: ['control', 'data'],
  },
  'zone-with-the-endpoints-addresses': {
    needs: () => ({ control: 'own-name', ipv6: false, central: 'none' }),
    apply: (account) => {
      const endpoint = serviceEndpoint(account, 'apigateway');
      const name = `apigateway.${suffix}`;
      return endpoint === undefined
        ? account
        : addZone(account, name, [record(name, addressesOf(account, endpoint))]);
    },
    targets: ['control'],
  },
  'zone-with-an-alias': {
    needs: () => ({ executeApi: 'own-name', ipv6: false, central: 'none' }),
    apply: (account, { b }) => {
      const endpoint = serviceEndpoint(account, 'execute-api');
      const name = `execute-api.${suffix}`;
      if (endpoint === undefined) return account;
      const host = pick([`*.${name}`, apiHost], b);
      return b % 2 === 0 || endpoint.VpcId === ''
        ? addZone(account, name, [aliasTo(host, endpoint)])
        : addZone(account, apiHost, [aliasTo(host, endpoint)]);
    },
    targets: ['data', 'api-host'],
  },
  'zone-lacks-the-name': {
    needs: () => ({ control: 'none', ipv6: false, central: 'none' }),
    apply: (account, { b }) => {
      const name = pick([`apigateway.${suffix}`, 'amazonaws.com', suffix, `s3.${suffix}`], b);
      return addZone(account, name, pick([[], [record(name, ['"owned"'], 'TXT')]], b >> 2));
    },
    targets: ['control', 's3', 'data'],
  },
  'zone-more-specific-than-the-endpoint': {
    needs: () => ({ executeApi: 'private-dns', ipv6: false }),
    apply: (account, { b }) => {
      const nobody = '10.0.1.4';
      const target = account.NetworkInterfaces.find(
        ({ NetworkInterfaceId }) => NetworkInterfaceId === 'eni-0f1',
      );
      const address = pick([nobody, target?.PrivateIpAddress ?? nobody, '52.1.2.3'], b);
      return addZone(account, apiHost, b % 4 === 3 ? [] : [record(apiHost, [address])]);
    },
    targets: ['api-host', 'data'],
  },
  'endpoint-lacks-the-name': {
    needs: () => ({ control: 'private-dns', ipv6: false }),
    apply: (account) => account,
    isInNeeds: true,
    targets: ['lacked-host', 'control'],
  },
};
