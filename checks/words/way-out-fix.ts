import { type FixContext } from '../../src/audit/check.ts';
import { type StepOf } from '../../src/path/step.ts';
import { endpointChoices } from './endpoint-choices.ts';
import { isPrefixList, onlyNatGateway, routeCommand, transitGatewayOf } from './route-fix.ts';
import { isDefault, type TableRouteMissing } from './route-words.ts';
import { isDataPlane, type ServiceTarget } from './target-words.ts';

/** The choices for a subnet whose table leads nowhere: an endpoint for what has one, a NAT gateway for the rest. */
export function fixNoWayOut(step: StepOf<TableRouteMissing>, context: FixContext): string {
  const { routeTable, destinations } = step.data;
  const [destination = '0.0.0.0/0'] = destinations;
  const isList = isPrefixList(context.index, destination);
  if (!isList && !isDefault(destination)) return routeToNetwork(routeTable, destination, context);
  const services = context.targets.filter((target): target is ServiceTarget => target.kind === 'service');
  const choices = endpointChoices(services, routeTable, context);
  const reach = services.some(isDataPlane) ? ', all but private APIs' : '';
  const wayOut = wayOutOf(routeTable, isList ? '0.0.0.0/0' : destination, context, reach);
  return [...new Set([...choices, wayOut])].join('\n');
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
