import { type CollectionName } from '../../network/gap.ts';
import { formatDestination } from '../../network/route-table.ts';
import { parseCidr } from '../../network/address-range.ts';
import { type TakenAway, type TakenPart, type Touched } from '../declared/taken-away.ts';
import { type PlanChange, type PlanDocument } from './plan-document.ts';

/** Resources that are a part of another one: its attribute that names that, and the collection it is in. */
const parts: Readonly<Record<string, readonly [owner: string, collection: CollectionName]>> = {
  aws_route: ['route_table_id', 'routeTables'],
  aws_route_table_association: ['route_table_id', 'routeTables'],
  aws_main_route_table_association: ['route_table_id', 'routeTables'],
  aws_vpn_gateway_route_propagation: ['route_table_id', 'routeTables'],
  aws_security_group_rule: ['security_group_id', 'securityGroups'],
  aws_vpc_security_group_ingress_rule: ['security_group_id', 'securityGroups'],
  aws_vpc_security_group_egress_rule: ['security_group_id', 'securityGroups'],
  aws_network_acl_rule: ['network_acl_id', 'networkAcls'],
  aws_network_acl_association: ['network_acl_id', 'networkAcls'],
  aws_vpc_endpoint_subnet_association: ['vpc_endpoint_id', 'vpcEndpoints'],
  aws_vpc_endpoint_route_table_association: ['vpc_endpoint_id', 'vpcEndpoints'],
  aws_vpc_endpoint_security_group_association: ['vpc_endpoint_id', 'vpcEndpoints'],
  aws_vpc_endpoint_policy: ['vpc_endpoint_id', 'vpcEndpoints'],
  aws_vpc_endpoint_private_dns: ['vpc_endpoint_id', 'vpcEndpoints'],
  aws_internet_gateway_attachment: ['internet_gateway_id', 'internetGateways'],
  aws_vpc_dhcp_options_association: ['vpc_id', 'vpcs'],
  aws_vpc_ipv4_cidr_block_association: ['vpc_id', 'vpcs'],
  aws_vpc_ipv6_cidr_block_association: ['vpc_id', 'vpcs'],
  aws_ec2_managed_prefix_list_entry: ['prefix_list_id', 'prefixLists'],
  aws_route53_zone_association: ['zone_id', 'hostedZones'],
  aws_route53_record: ['zone_id', 'hostedZones'],
  aws_route53_resolver_rule_association: ['resolver_rule_id', 'resolverRules'],
  aws_ec2_transit_gateway_route: ['transit_gateway_route_table_id', 'transitGatewayRouteTables'],
  aws_ec2_transit_gateway_route_table_association: [
    'transit_gateway_route_table_id',
    'transitGatewayRouteTables',
  ],
  aws_ec2_transit_gateway_route_table_propagation: [
    'transit_gateway_route_table_id',
    'transitGatewayRouteTables',
  ],
};

/**
 * What a plan takes away, or changes in a part, of what exists. What `planned` names by AWS's id is said
 * whole by the plan itself, so that nothing needs to be taken from it.
 */
export function takenAwayBy(
  { resource_changes: changes }: PlanDocument,
  planned: ReadonlySet<string>,
): TakenAway {
  const touching = changes.flatMap((one) => {
    const { actions, before } = one.change;
    const isMeant = one.mode !== 'data' && actions.some((word) => word === 'delete' || word === 'update');
    return isMeant && isObject(before) ? [{ one, before }] : [];
  });
  const ids = touching.flatMap(({ one, before }) =>
    one.change.actions.includes('delete') && !Object.hasOwn(parts, one.type)
      ? [textIn(before, 'id'), textIn(before, 'arn')]
      : [],
  );
  const ofParts = touching.map(({ one, before }) => ({ one, before, part: partOf(one.type, before) }));
  return {
    ids: ids.filter((id) => id !== undefined),
    parts: ofParts.flatMap(({ part }) => part ?? []),
    touched: ofParts
      .flatMap(({ one, before, part }) => (part === undefined ? touchedBy(one, before) : []))
      .filter(({ id }) => !planned.has(id)),
  };
}

function touchedBy(one: PlanChange, before: Values): readonly Touched[] {
  const [owner, collection] = (Object.hasOwn(parts, one.type) ? parts[one.type] : undefined) ?? [];
  const id = owner === undefined ? undefined : textIn(before, owner);
  return collection === undefined || id === undefined ? [] : [{ collection, id, expression: wordsOf(one) }];
}

/** The part that a resource was, where it can be told apart in what exists. */
function partOf(type: string, before: Values): TakenPart | undefined {
  switch (type) {
    case 'aws_route':
      return routeOf(before);
    case 'aws_route_table_association': {
      const routeTableId = textIn(before, 'route_table_id');
      const subnetId = textIn(before, 'subnet_id');
      if (routeTableId === undefined || subnetId === undefined) return undefined;
      return { kind: 'subnet-of-table', routeTableId, subnetId };
    }
    case 'aws_network_acl_rule':
      return entryOf(before);
    default:
      return undefined;
  }
}

function routeOf(before: Values): TakenPart | undefined {
  const routeTableId = textIn(before, 'route_table_id');
  const block = textIn(before, 'destination_cidr_block') ?? textIn(before, 'destination_ipv6_cidr_block');
  const cidr = block === undefined ? undefined : parseCidr(block);
  const destination =
    cidr === undefined
      ? textIn(before, 'destination_prefix_list_id')
      : formatDestination({ kind: 'cidr', cidr });
  if (routeTableId === undefined || destination === undefined) return undefined;
  return { kind: 'route', routeTableId, destination };
}

function entryOf(before: Values): TakenPart | undefined {
  const networkAclId = textIn(before, 'network_acl_id');
  const { rule_number: number, egress } = before;
  const family = textIn(before, 'ipv6_cidr_block') === undefined ? 'ipv4' : 'ipv6';
  if (networkAclId === undefined || typeof number !== 'number') return undefined;
  return { kind: 'entry', networkAclId, direction: egress === true ? 'outbound' : 'inbound', number, family };
}

function wordsOf({ address, change: { actions } }: PlanChange): string {
  return `${address}, which the plan ${actions.includes('delete') ? 'destroys' : 'changes'}`;
}

type Values = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(values: Values, name: string): string | undefined {
  const found = values[name];
  return typeof found === 'string' && found !== '' ? found : undefined;
}
