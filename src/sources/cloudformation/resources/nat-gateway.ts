import { parseAddress } from '../../../network/address.ts';
import { wholeFamily } from '../../../network/address-range.ts';
import { type NatGateway } from '../../../network/nat-gateway.ts';
import { type Route, type RouteTable, type RouteTarget } from '../../../network/route-table.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { orElse, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { isValueList, isValueObject, type Value } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nameTag, nothing, placesOf, said, saidTogether } from './said.ts';
import { ofTypes, type Template } from './template.ts';
import { neededId } from './stated-ids.ts';

const natDefaults = defaults['AWS::EC2::NatGateway'];

/**
 * AWS::EC2::NatGateway: zonal in a subnet, public or private; or regional in none, with a route table of its own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html
 */
export const mapNatGateway: ResourceMapper = (resource, template) => {
  const { id, properties, scope } = resource;
  const connectivity = wordAt(resource, 'ConnectivityType', ['public', 'private']);
  const mode = wordAt(resource, 'AvailabilityMode', ['zonal', 'regional']);
  const stands = allStated<Pick<NatGateway, 'connectivity' | 'mode'> & Where>({
    connectivity,
    mode,
    where: thenStated(mode, (word) => (word === 'regional' ? inVpc(resource) : inSubnet(resource))),
  });
  const privateAddress = textAt(properties, 'PrivateIpAddress');
  const address = privateAddress.known ? parseAddress(privateAddress.value ?? '') : undefined;
  const item = mapStated(stands, ({ where, ...words }): NatGateway => ({
    id,
    scope,
    name: nameTag(resource),
    ...words,
    ...where,
    state: 'available',
    addresses:
      address === undefined || words.connectivity === 'public'
        ? []
        : [{ privateAddress: address, publicAddress: null, availabilityZone: null }],
    failureCode: null,
    attachedAppliances: appliancesOf(id, template),
  }));
  const places = placesOf(resource, {
    connectivity: ['ConnectivityType'],
    subnets: ['SubnetId'],
  });
  const own = said({
    drafts: [{ ...headOf(resource), collection: 'natGateways', item, properties: places }],
  });
  const isRegional = mode.known && mode.value === 'regional';
  return saidTogether([own, isRegional ? regionalTable(resource, template) : nothing]);
};

interface Where {
  readonly where: Pick<NatGateway, 'vpcId' | 'subnetId' | 'routeTableId'>;
}

function inSubnet({ properties }: DeclaredResource): Stated<Where['where']> {
  return mapStated(neededId('SubnetId', properties), (subnetId) => ({
    vpcId: '',
    subnetId,
    routeTableId: null,
  }));
}

function inVpc(resource: DeclaredResource): Stated<Where['where']> {
  return mapStated(neededId('VpcId', resource.properties), (vpcId) => ({
    vpcId,
    subnetId: null,
    routeTableId: tableIdOf(resource),
  }));
}

function tableIdOf({ id }: DeclaredResource): string {
  return `${id}.RouteTableId`;
}

/**
 * The table of a regional gateway, which AWS makes with a route to the VPC's internet gateway in it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
function regionalTable(resource: DeclaredResource, template: Template): Drafts {
  const id = tableIdOf(resource);
  const { scope, place } = resource;
  const vpcId = neededId('VpcId', resource.properties);
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
  const target = vpcId.known ? internetGatewayOf(vpcId.value, template) : null;
  const route = (to: RouteTarget): Route => ({
    destination: { kind: 'cidr', cidr: wholeFamily('ipv4') },
    target: to,
    state: 'active',
    propagated: false,
  });
  return said({
    drafts: [{ collection: 'routeTables', id, scope, place, item, properties: {} }],
    links:
      target === null
        ? []
        : [
            {
              ...linkOf(resource),
              kind: 'route',
              data: { routeTableId: stated(id), route: stated(route(target)) },
            },
          ],
  });
}

function internetGatewayOf(vpcId: string, template: Template): RouteTarget | null {
  const [attachment] = ofTypes(template, 'AWS::EC2::VPCGatewayAttachment').filter(
    ({ properties }) => properties['VpcId'] === vpcId && (properties['InternetGatewayId'] ?? null) !== null,
  );
  if (attachment === undefined) {
    // A VPC of the template has what the template attaches; of another one nothing is known.
    return template.byId.has(vpcId) ? null : { kind: 'other', id: `the internet gateway of ${vpcId}` };
  }
  const id = neededId('InternetGatewayId', attachment.properties);
  return id.known ? { kind: 'internet-gateway', id: id.value } : { kind: 'other', id: id.expression };
}

function wordAt<const Word extends string>(
  { properties }: DeclaredResource,
  name: 'ConnectivityType' | 'AvailabilityMode',
  words: readonly Word[],
): Stated<Word> {
  return thenStated(orElse<string>(textAt(properties, name), natDefaults[name].value), (text) => {
    const word = words.find((candidate) => candidate === text);
    return word === undefined ? unstated(`${name}: ${text}`) : stated(word);
  });
}

// A firewall in proxy mode filters behind the gateways that it names.
function appliancesOf(natGatewayId: string, template: Template): readonly string[] {
  return ofTypes(template, 'AWS::NetworkFirewall::Firewall', 'AWS::NetworkFirewall::Proxy')
    .filter(({ properties }) => mentions(properties, natGatewayId))
    .map(({ id }) => id)
    .toSorted();
}

function mentions(value: Value | undefined, id: string): boolean {
  if (isValueList(value)) return value.some((part) => mentions(part, id));
  if (isValueObject(value)) return Object.values(value).some((part) => mentions(part, id));
  return value === id;
}
