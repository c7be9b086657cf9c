import { pathCheck } from '../src/audit/check.ts';
import { routeCommand, transitGatewayOf } from './words/route-fix.ts';
import { sayNoRouteForSomePublic, sayNoWayOut } from './words/route-words.ts';
import { fixNoWayOut } from './words/way-out-fix.ts';

export default pathCheck({
  id: 'route-to-target-exists',
  title: "The route table of the client's subnet leads to the target",
  why: 'Packets without a route are dropped: the call times out. In a closed network that may be what is wanted.',
  limits: 'What lies behind a missing route is not guessed.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html'],
  passes: ['client-route-found'],
  cannotTell: ['client-route-not-read', 'client-route-not-followed'],
  says: {
    'client-route-missing': { severity: 'note', text: sayNoWayOut, fix: fixNoWayOut },
    'client-route-missing-for-some-public': {
      severity: 'note',
      text: sayNoRouteForSomePublic,
      fix: fixNoWayOut,
    },
    'internet-gateway-private-target': {
      severity: 'note',
      text: ({ resource }) =>
        `${resource.id} drops packets to private addresses: the target's network needs a route of its own`,
      fix: ({ data }, context) => {
        const target = transitGatewayOf(context, data.vpcId);
        const route = {
          table: 'ROUTE_TABLE',
          destination: 'NETWORK_OF_THE_TARGET/LENGTH',
          option: '--transit-gateway-id',
          target,
        };
        return routeCommand('create-route', route, context.region);
      },
    },
  },
});
