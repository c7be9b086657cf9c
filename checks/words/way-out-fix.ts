import { type FixContext } from '../../src/audit/check.ts';
import { type StepOf } from '../../src/path/step.ts';
import { createEndpoint, endpointFor, offerOf, scopeOf, turnOnPrivateDns } from './endpoint-fix.ts';
import { onlyNatGateway, routeCommand, transitGatewayOf } from './route-fix.ts';
import { isDefault, type TableRouteMissing } from './route-words.ts';

type Target = FixContext['targets'][number];
type ServiceTarget = Extract<Target, { readonly kind: 'service' }>;

/** The choices for a subnet whose table leads nowhere: an endpoint for what has one, a NAT gateway for the rest. */
export function fixNoWayOut(step: StepOf<TableRouteMissing>, context: FixContext): string {
  const { routeTable, destinations } = step.data;
  const [destination = '0.0.0.0/0'] = destinations;
  const isList = destination.startsWith('pl-');
  if (!isList && !isDefault(destination)) return routeToNetwork(routeTable, destination, context);
  const services = context.targets.filter((target): target is ServiceTarget => target.kind === 'service');
  const choices = services.flatMap((target) => choiceFor(target, routeTable, context));
  const reach = services.some(isDataPlane) ? ', all but private APIs' : '';
  const wayOut = wayOutOf(routeTable, isList ? '0.0.0.0/0' : destination, context, reach);
  return [...new Set([...choices, wayOut])].join('\n');
}

function choiceFor(target: ServiceTarget, routeTable: string, context: FixContext): readonly string[] {
  const { endpointService, prefixListName } = target;
  if (endpointService === null) return [];
  const name = nameOf(target);
  if (prefixListName !== null)
    return [`${name}, if it should work:\n  ${gatewayEndpoint(endpointService, routeTable, context)}`];
  const existing = endpointFor(context, endpointService);
  if (existing !== undefined) {
    return existing.privateDnsEnabled
      ? []
      : [`${name}, by ${existing.id}:\n  ${turnOnPrivateDns(context, existing.id)}`];
  }
  // Every region has the endpoint of the data plane; that of the control plane came late and only to some.
  const offer = offerOf(context.index, endpointService, scopeOf(context));
  if (offer === 'offered' || (isDataPlane(target) && offer === 'not-said')) {
    return [`${name}, if it should work:\n  ${createEndpoint(context, endpointService)}`];
  }
  if (offer === 'not-offered') return [`${name}: ${context.region} offers no ${endpointService}`];
  const ask = `aws ec2 describe-vpc-endpoint-services --region ${context.region} --service-names ${endpointService}`;
  return [`${name}: this input does not say whether the region offers an endpoint; ask:\n  ${ask}`];
}

function isDataPlane({ service, plane, endpointService }: ServiceTarget): boolean {
  return service === 'apigateway' && plane === 'data' && endpointService !== null;
}

function nameOf({ service, plane }: ServiceTarget): string {
  if (service === 'apigateway') return plane === 'data' ? 'data plane (private APIs)' : 'control plane';
  return plane === 'all' ? service : `${service}, ${plane} plane`;
}

function gatewayEndpoint(
  serviceName: string,
  routeTable: string,
  { index, region, vpcId }: FixContext,
): string {
  const existing = index.endpointsOfVpc
    .get(vpcId)
    ?.find(
      (item) => item.type === 'gateway' && item.serviceName === serviceName && item.state === 'available',
    );
  return existing === undefined
    ? `aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id ${vpcId} --route-table-ids ${routeTable} --service-name ${serviceName} --region ${region}`
    : `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${existing.id} --add-route-table-ids ${routeTable} --region ${region}`;
}

function wayOutOf(
  table: string,
  destination: string,
  { index, region, vpcId }: FixContext,
  reach: string,
): string {
  if (destination === '::/0') {
    const own = index.network.egressOnlyInternetGateways.items.find((gateway) =>
      gateway.vpcIds.includes(vpcId),
    );
    const [option, target] = ['--egress-only-internet-gateway-id', own?.id ?? 'EGRESS_ONLY_INTERNET_GATEWAY'];
    return `by an egress-only internet gateway${reach}:\n  ${routeCommand('create-route', { table, destination, option, target }, region)}`;
  }
  const target = onlyNatGateway(index, vpcId) ?? 'NAT_GATEWAY_WITH_A_WAY_OUT';
  const route = { table, destination, option: '--nat-gateway-id', target };
  return `by a NAT gateway${reach}:\n  ${routeCommand('create-route', route, region)}`;
}

function routeToNetwork(table: string, destination: string, context: FixContext): string {
  const block = /^[\da-f.:]+-[\da-f.:]+$/.test(destination) ? 'NETWORK_OF_THE_TARGET/LENGTH' : destination;
  const target = transitGatewayOf(context, context.vpcId);
  const route = { table, destination: block, option: '--transit-gateway-id', target };
  return routeCommand('create-route', route, context.region);
}
