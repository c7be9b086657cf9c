import { parseAddress } from '../../network/address.ts';
import { change, lack } from './assembly.ts';
import { type LinkMaker } from './link-maker.ts';
import { mapStated, stated } from './stated.ts';

/** A further block of a VPC. */
export const addVpcCidr: LinkMaker<'vpc-cidr'> = (assembly, { data, scope }) => {
  change(assembly, 'vpcs', { id: data.vpcId, scope }, (vpc) =>
    mapStated(data.cidr, (cidr) => ({ ...vpc, cidrs: [...vpc.cidrs, cidr] })),
  );
};

/** The DHCP options of a VPC. */
export const setDhcpOptions: LinkMaker<'dhcp-options-of-vpc'> = (assembly, { data, scope }) => {
  change(assembly, 'vpcs', { id: data.vpcId, scope }, (vpc) =>
    mapStated(data.dhcpOptionsId, (dhcpOptionsId) => ({ ...vpc, dhcpOptionsId })),
  );
};

/** An IPv6 block of a subnet. */
export const addSubnetCidr: LinkMaker<'subnet-ipv6-cidr'> = (assembly, { data, scope }) => {
  change(assembly, 'subnets', { id: data.subnetId, scope }, (subnet) =>
    mapStated(data.cidr, (cidr) => ({ ...subnet, ipv6Cidrs: [...subnet.ipv6Cidrs, cidr] })),
  );
};

/** An internet gateway is attached. */
export const attachGateway: LinkMaker<'gateway-attachment'> = (assembly, { data, scope }) => {
  change(assembly, 'internetGateways', { id: data.gatewayId, scope }, (gateway) =>
    mapStated(data.vpcId, (id) => ({ ...gateway, vpcIds: [...new Set([...gateway.vpcIds, id])].toSorted() })),
  );
};

/**
 * The address that stands for an elastic one, which AWS chooses on deployment: of a range for documentation, so that
 * it is nobody's. Only that there is one decides anything. https://www.rfc-editor.org/rfc/rfc5737
 */
const someElasticAddress = parseAddress('192.0.2.1');

/** An elastic address of a network interface, or of the first one of an instance. */
export const addPublicAddress: LinkMaker<'public-address'> = (assembly, { data, scope }) => {
  const { ownerId } = data;
  if (!ownerId.known) {
    lack(assembly, { fact: 'networkInterfaces', id: null, scope }, ownerId.expression);
    return;
  }
  const interfaces = [...assembly.tables.networkInterfaces.values()];
  const owner = interfaces.find(({ id, instanceId }) => id === ownerId.value || instanceId === ownerId.value);
  if (owner === undefined || someElasticAddress === undefined) return;
  change(assembly, 'networkInterfaces', { id: stated(owner.id), scope }, (item) =>
    stated({ ...item, publicAddresses: [someElasticAddress] }),
  );
};

/** A peering connection that the other side accepts. */
export const acceptPeering: LinkMaker<'peering-accepted'> = (assembly, { data, scope }) => {
  change(assembly, 'peeringConnections', { id: data.peeringConnectionId, scope }, (connection) =>
    stated({ ...connection, status: 'active' }),
  );
};

/** What is left of Block Public Access where an exclusion stands; see block-public-access.ts. */
export const exclude: LinkMaker<'block-public-access-exclusion'> = (assembly, { data, scope }) => {
  const { of, left } = data;
  if (of.known) assembly.exclusions.set(`${of.value.type} ${of.value.id}`, left);
  else lack(assembly, { fact: 'blockPublicAccess', id: null, scope }, of.expression);
};
