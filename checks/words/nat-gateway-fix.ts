import { type FixContext } from '../../src/audit/check.ts';
import { type NatGateway } from '../../src/network/nat-gateway.ts';
import { type StepOf } from '../../src/path/step.ts';
import { tablesThatLeadTo } from './nat-gateway-words.ts';
import { attachedInternetGateway, routeCommand } from './route-fix.ts';

/** A new public NAT gateway in place of one that serves nobody, and the routes that have to lead to it. */
export function replaceNatGateway(natId: string, subnetId: string, { index, region }: FixContext): string {
  const create = `aws ec2 create-nat-gateway --subnet-id ${subnetId} --allocation-id ALLOCATION_ID --region ${region}`;
  const route = { destination: '0.0.0.0/0', option: '--nat-gateway-id', target: 'NEW_NAT_GATEWAY' };
  const routes = tablesThatLeadTo(index, natId).map((table) =>
    routeCommand('replace-route', { table, ...route }, region),
  );
  return [create, ...routes].join('\n');
}

/** The route that lets a public NAT gateway out, by the internet gateway of its VPC, which may have to be made first. */
export function fixNatRoute(
  { data, hop }: StepOf<'nat-route-missing' | 'nat-route-missing-for-some-public'>,
  context: FixContext,
): string {
  const { index, region } = context;
  const { routeTable: table, destinations } = data;
  const nat = index.byId.natGateways.get(hop.id);
  const [destination = '0.0.0.0/0'] = destinations;
  if (destination !== '0.0.0.0/0') return `add a route to ${destination} to ${table}`;
  if (nat?.connectivity === 'private') return replaceNatGateway(nat.id, 'PUBLIC_SUBNET', context);
  const gateway = nat && attachedInternetGateway(index, nat.vpcId);
  const route = { table, destination, option: '--gateway-id', target: gateway ?? 'INTERNET_GATEWAY' };
  const create = routeCommand('create-route', route, region);
  const isNone = gateway === undefined && index.network.internetGateways.missing.length === 0;
  if (nat === undefined || !isNone) return create;
  return [...makeInternetGateway(nat, region), create].join('\n');
}

function makeInternetGateway({ vpcId }: NatGateway, region: string): readonly string[] {
  return [
    `aws ec2 create-internet-gateway --region ${region}`,
    `aws ec2 attach-internet-gateway --internet-gateway-id INTERNET_GATEWAY --vpc-id ${vpcId} --region ${region}`,
  ];
}
