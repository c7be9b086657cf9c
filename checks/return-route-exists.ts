import { type FixContext, pathCheck, type Saying } from '../src/audit/check.ts';
import { type StepOf } from '../src/path/step.ts';
import { clientBlocks } from './words/remote-blocks.ts';
import { connectionBetween, routeCommand } from './words/route-fix.ts';
import { sayNoRoute } from './words/route-words.ts';

type ReturnRouteMissing = 'return-route-missing' | 'return-route-missing-for-some-public';

const noWayBack: Saying<ReturnRouteMissing> = {
  severity: 'error',
  text: ({ hop, data }) =>
    `answers of ${hop.id} are lost: ${data.routeTable} has ${sayNoRoute(data.destinations)}`,
  fix: addReturnRoute,
};

function addReturnRoute({ data }: StepOf<ReturnRouteMissing>, context: FixContext): string {
  const { routeTable: table } = data;
  const vpcId = context.index.byId.routeTables.get(table)?.vpcId ?? context.vpcId;
  const connection = connectionBetween(context, vpcId, context.vpcId);
  return clientBlocks('ipv4', context)
    .map((destination) => routeCommand('create-route', { table, destination, ...connection }, context.region))
    .join('\n');
}

export default pathCheck({
  id: 'return-route-exists',
  title: 'Answers have a route back to the client',
  why: 'Behind a transit gateway or a peering connection the way back is a route of its own, and the one most often forgotten: requests arrive, answers are dropped, calls time out.',
  limits:
    'Answers that leave by another kind of gateway than a transit gateway, a peering connection or the local route are not followed.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html',
  ],
  passes: ['return-route-found'],
  cannotTell: ['return-route-not-read', 'return-route-not-followed', 'return-route-elsewhere'],
  says: {
    'return-route-missing': noWayBack,
    'return-route-missing-for-some-public': noWayBack,
    'local-route-captures-some-public': {
      severity: 'note',
      text: ({ data }) =>
        `the local route of ${data.vpcId} keeps packets to ${data.addresses.join(', ')} in that VPC: public addresses of a service in these ranges are not reached`,
      fix: () => null,
    },
    'local-route-captures-target': {
      severity: 'error',
      text: ({ data }) => {
        const [first] = data.addresses;
        const what =
          first === 'client'
            ? "answers to the client's addresses"
            : `packets to ${data.addresses.join(', ')}`;
        return `the local route of ${data.vpcId} keeps ${what} in that VPC: the ranges overlap`;
      },
      fix: () =>
        "overlapping ranges cannot be routed: use an endpoint in the client's own VPC, or a private NAT gateway between the two",
    },
  },
});
