import { pathCheck } from '../src/audit/check.ts';
import { destinationOption, isPrefixList } from './words/route-fix.ts';
import { aclRefuses, aclRefusesSomePublic } from './words/network-acl-sayings.ts';
import { sayNoRoute, sayNoRouteForSomePublic, type TableRouteMissing } from './words/route-words.ts';
import { type FixContext } from '../src/audit/check.ts';
import { type StepOf } from '../src/path/step.ts';

function addRoute({ data }: StepOf<TableRouteMissing>, { index, region }: FixContext): string {
  const [destination = '0.0.0.0/0'] = data.destinations;
  return `aws ec2 create-route --route-table-id ${data.routeTable} ${destinationOption(destination, isPrefixList(index, destination))} --nat-gateway-id NAT_GATEWAY --region ${region}`;
}

export default pathCheck({
  id: 'attachment-subnet-passes-traffic',
  title: "The transit gateway attachment's subnet sends the traffic on",
  why: "Packets that come out of a transit gateway go on by the table of the subnet of its attachment, and that subnet's network ACL sees them: without a route there, central NAT gateways and endpoints are out of reach.",
  limits: 'In appliance mode the zone is not told, so all subnets of the attachment have to decide alike.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html',
    'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
  ],
  passes: ['attachment-acl-allows', 'attachment-route-found'],
  cannotTell: ['attachment-acl-not-read', 'attachment-route-not-read', 'attachment-route-not-followed'],
  says: {
    'attachment-acl-refuses': aclRefuses,
    'attachment-acl-refuses-some-public': aclRefusesSomePublic,
    'attachment-route-missing': {
      severity: 'error',
      text: ({ hop, data }) =>
        `${data.routeTable}, the table by which packets from ${hop.id} go on, has ${sayNoRoute(data.destinations)}`,
      fix: addRoute,
    },
    'attachment-route-missing-for-some-public': {
      severity: 'note',
      text: sayNoRouteForSomePublic,
      fix: addRoute,
    },
  },
});
