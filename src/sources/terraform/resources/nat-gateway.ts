import { type Address, parseAddress } from '../../../network/address.ts';
import { wholeFamily } from '../../../network/address-range.ts';
import { type NatGateway, type NatGatewayState } from '../../../network/nat-gateway.ts';
import { type RouteTable, type RouteTarget } from '../../../network/route-table.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import { neededText } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { ofTypes, type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, knownText, linkOf, nameTag, nothing, placesOf, said, saidTogether, wordAt } from './said.ts';

const natDefaults = defaults.aws_nat_gateway;

/**
 * aws_nat_gateway: zonal in a subnet, public or private; or regional in none, with a route table of its own.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/nat_gateway
 */
export const mapNatGateway: ResourceMapper = (resource, plan) => {
  const mode = modeOf(resource);
  const isRegional = mode.known && mode.value === 'regional';
  return saidTogether([natDraft(resource, mode), isRegional ? regionalTable(resource, plan) : nothing]);
};

/**
 * data.aws_nat_gateway.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/nat_gateway
 */
export const mapExistingNatGateway: ResourceMapper = (resource) => natDraft(resource, modeOf(resource));

function modeOf({ properties }: DeclaredResource): Stated<NatGateway['mode']> {
  return wordAt(properties, 'availability_mode', {
    words: ['zonal', 'regional'],
    instead: natDefaults.availability_mode.value,
  });
}

function natDraft(resource: DeclaredResource, mode: Stated<NatGateway['mode']>): Drafts {
  const { id, properties, scope } = resource;
  const connectivity = wordAt(properties, 'connectivity_type', {
    words: ['public', 'private'],
    instead: natDefaults.connectivity_type.value,
  });
  const stands = allStated<{
    connectivity: NatGateway['connectivity'];
    mode: NatGateway['mode'];
    where: Where;
  }>({
    connectivity,
    mode,
    where: thenStated(mode, (word) => (word === 'regional' ? inVpc(resource) : inSubnet(resource))),
  });
  const item = mapStated(stands, ({ where, ...words }): NatGateway => ({
    id,
    scope,
    name: nameTag(resource),
    ...words,
    ...where,
    state: stateOf(resource),
    addresses: knownAddresses(resource, words.connectivity),
    failureCode: null,
    attachedAppliances: [],
  }));
  const places = placesOf(resource, { connectivity: 'connectivity_type', subnets: 'subnet_id' });
  return said({ drafts: [{ ...headOf(resource), collection: 'natGateways', item, properties: places }] });
}

type Where = Pick<NatGateway, 'vpcId' | 'subnetId' | 'routeTableId'>;

function inSubnet(resource: DeclaredResource): Stated<Where> {
  return mapStated(neededText('subnet_id', resource.properties), (subnetId) => ({
    vpcId: knownText(resource, 'vpc_id') ?? '',
    subnetId,
    routeTableId: null,
  }));
}

function inVpc(resource: DeclaredResource): Stated<Where> {
  return mapStated(neededText('vpc_id', resource.properties), (vpcId) => ({
    vpcId,
    subnetId: null,
    routeTableId: tableIdOf(resource),
  }));
}

// The exported attribute `route_table_id`, which for a new gateway is named as those of a new VPC are.
function tableIdOf(resource: DeclaredResource): string {
  return knownText(resource, 'route_table_id') ?? `${resource.id}.route_table_id`;
}

const states: readonly NatGatewayState[] = ['pending', 'failed', 'available', 'deleting', 'deleted'];

// Only the data source has a state; apply waits until a gateway is available.
function stateOf(resource: DeclaredResource): NatGatewayState {
  const word = knownText(resource, 'state') ?? 'available';
  return states.find((state) => state === word) ?? 'other';
}

// A public gateway has a public address as soon as it is there: a pair without one would say that it has none.
function knownAddresses(
  resource: DeclaredResource,
  connectivity: NatGateway['connectivity'],
): NatGateway['addresses'] {
  const privateAddress = addressAt(resource, 'private_ip');
  const publicAddress = addressAt(resource, 'public_ip');
  if (publicAddress === null && (privateAddress === null || connectivity === 'public')) return [];
  return [{ privateAddress, publicAddress, availabilityZone: null }];
}

function addressAt(resource: DeclaredResource, name: string): Address | null {
  return parseAddress(knownText(resource, name) ?? '') ?? null;
}

/**
 * The table of a regional gateway, which AWS makes with a route to the VPC's internet gateway in it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
function regionalTable(resource: DeclaredResource, plan: Plan): Drafts {
  const id = tableIdOf(resource);
  const { scope, place } = resource;
  const vpcId = neededText('vpc_id', resource.properties);
  const item = mapStated(vpcId, (ofVpc): RouteTable => ({
    id,
    scope,
    name: null,
    vpcId: ofVpc,
    main: false,
    subnetIds: [],
    gatewayIds: [],
    routes: [],
  }));
  const target = vpcId.known ? internetGatewayOf(vpcId.value, plan) : null;
  const links: readonly Link[] = target === null ? [] : [routeLink(resource, id, target)];
  return said({ drafts: [{ collection: 'routeTables', id, scope, place, item, properties: {} }], links });
}

function routeLink(resource: DeclaredResource, routeTableId: string, target: RouteTarget): Link {
  const destination = { kind: 'cidr', cidr: wholeFamily('ipv4') } as const;
  const route = stated({ destination, target, state: 'active', propagated: false } as const);
  return { ...linkOf(resource), kind: 'route', data: { routeTableId: stated(routeTableId), route } };
}

function internetGatewayOf(vpcId: string, plan: Plan): RouteTarget | null {
  const isOf = ({ properties }: DeclaredResource): boolean => properties['vpc_id'] === vpcId;
  const own = ofTypes(plan, 'aws_internet_gateway').find(isOf);
  if (own !== undefined) return { kind: 'internet-gateway', id: own.id };
  const attachment = ofTypes(plan, 'aws_internet_gateway_attachment').find(isOf);
  if (attachment !== undefined) {
    const id = neededText('internet_gateway_id', attachment.properties);
    return id.known ? { kind: 'internet-gateway', id: id.value } : { kind: 'other', id: id.expression };
  }
  // A VPC that the plan makes has what the plan attaches; of another one nothing is known.
  return ofTypes(plan, 'aws_vpc').some(({ id }) => id === vpcId)
    ? null
    : { kind: 'other', id: `the internet gateway of ${vpcId}` };
}
