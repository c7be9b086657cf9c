import { type FixContext, pathCheck, type Saying } from '../src/audit/check.ts';
import { kindOfTarget } from '../src/network/network-index.ts';
import { type StepOf } from '../src/path/step.ts';
import { isPrefixList, onlyNatGateway, routeCommand, targetOption } from './words/route-fix.ts';
import { sayBlackhole, type TableRouteBlackhole } from './words/route-words.ts';

const blackhole: Saying<TableRouteBlackhole> = { severity: 'error', text: sayBlackhole, fix: replaceTarget };

function replaceTarget({ data }: StepOf<TableRouteBlackhole>, { index, region }: FixContext): string {
  const { routeTable: table, destination, target, propagated } = data;
  if (propagated)
    return `repair what propagates the route to ${table}, or add a static route to ${destination}`;
  const option = targetOption(kindOfTarget(index, table, target));
  const vpcId = index.byId.routeTables.get(table)?.vpcId;
  const nat = option === '--nat-gateway-id' && vpcId !== undefined ? onlyNatGateway(index, vpcId) : undefined;
  return routeCommand(
    'replace-route',
    {
      table,
      destination,
      isList: isPrefixList(index, destination),
      option,
      target: nat ?? 'AVAILABLE_TARGET',
    },
    region,
  );
}

export default pathCheck({
  id: 'route-not-blackhole',
  title: 'No route in use is a blackhole',
  why: 'A route whose target was deleted or detached stays, takes its packets and drops them: calls time out although a less specific route would carry them.',
  limits: 'Only routes that a path would take are looked at.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html'],
  passes: [],
  cannotTell: [],
  says: {
    'client-route-blackhole': blackhole,
    'nat-route-blackhole': blackhole,
    'nat-instance-route-blackhole': blackhole,
    'attachment-route-blackhole': blackhole,
    'return-route-blackhole': blackhole,
    'transit-gateway-route-blackhole': {
      severity: 'error',
      text: ({ resource, data }) =>
        `the ${data.destination} route of ${resource.id} is a blackhole: it drops all packets`,
      fix: ({ resource, data }, { region }) =>
        `aws ec2 replace-transit-gateway-route --transit-gateway-route-table-id ${resource.id} --destination-cidr-block ${data.destination} --transit-gateway-attachment-id ATTACHMENT --region ${region}`,
    },
  },
});
