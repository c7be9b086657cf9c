import { type Account, type TransitGatewayRoute } from '../../network/account.ts';
import { acrossTargets, type ChangeKinds } from './change.ts';
import { gatewayEndpoint } from '../build/client-things.ts';
import { add, editRoutes, editWhere, putRoute, withoutRoute } from '../build/edit.ts';
import { gatewayRoute } from '../build/link.ts';
import { pick, route } from '../build/parts.ts';
import { type Topology } from '../build/topology.ts';

const byGateway = ({ c }: { readonly c: number }): Partial<Topology> => ({
  other: 'transit-gateway',
  otherRange: pick(['apart', 'apart', 'apart', 'inside', 'around'], c),
  egress: pick(['nat', 'none', 'central-nat', 'private-nat', 'none'], c),
});

function editGatewayTable(
  account: Account,
  id: string,
  change: (routes: readonly TransitGatewayRoute[]) => readonly TransitGatewayRoute[],
): Account {
  return editWhere(
    account,
    'TransitGatewayRouteTables',
    ({ TransitGatewayRouteTableId }) => TransitGatewayRouteTableId === id,
    (table) => ({ ...table, Routes: change(table.Routes) }),
  );
}

function tableAt(at: number): string {
  return pick(['tgw-rtb-0f1', 'tgw-rtb-0f2'], at);
}

// S3's addresses by the gateway, and in the other VPC by that VPC's own endpoint, which serves nobody else.
function withForeignEndpoint(account: Account): Account {
  const ofOther = account.RouteTables.filter(({ VpcId }) => VpcId === 'vpc-0b').map(
    (table) => table.RouteTableId,
  );
  const ofClients = account.RouteTables.filter(({ VpcId }) => VpcId === 'vpc-0a').map(
    (table) => table.RouteTableId,
  );
  const leadTo = (sum: Account, id: string, target: string): Account =>
    editRoutes(sum, id, (routes) => putRoute(withoutRoute(routes, 'pl-051'), route('pl-051', target)));
  const routed = ofClients.reduce((sum, id) => leadTo(sum, id, 'tgw-0f'), account);
  const both = ofOther.reduce((sum, id) => leadTo(sum, id, 'vpce-0b51'), routed);
  return add(both, 'VpcEndpoints', gatewayEndpoint('vpce-0b51', 'vpc-0b', ofOther));
}

/** Changes of transit gateways: their tables and their attachments. */
export const transitGatewayChanges: ChangeKinds = {
  'endpoint-of-the-other-vpc': {
    needs: ({ c }) => ({
      other: 'transit-gateway',
      otherRange: 'apart',
      s3: false,
      egress: pick(['central-nat', 'private-nat'], c),
    }),
    apply: withForeignEndpoint,
    targets: ['s3', 'control'],
  },
  'gateway-route-missing': {
    needs: byGateway,
    apply: (account, { a, b }) =>
      editGatewayTable(account, tableAt(a), (routes) => routes.filter((_, at) => at !== b % routes.length)),
    targets: acrossTargets,
  },
  'gateway-route-blackhole': {
    needs: byGateway,
    apply: (account, { a, b }) =>
      editGatewayTable(account, tableAt(a), (routes) => {
        const block =
          a % 2 === 0
            ? pick(['10.1.1.0/24', '10.1.0.0/16', '0.0.0.0/0', '10.1.2.0/23', '52.0.0.0/8'], b)
            : pick(['10.0.1.0/24', '10.0.0.0/16', '10.0.1.0/25', '10.0.0.0/8'], b);
        return [...routes.filter((one) => one.DestinationCidrBlock !== block), gatewayRoute(block, null)];
      }),
    targets: acrossTargets,
  },
  'gateway-static-route-elsewhere': {
    needs: byGateway,
    // AWS keeps one route to each block, and a static one takes the place of the propagated. Answers that come back
    // to a subnet which sends them to the gateway again go round until they die, which is not followed to the end.
    apply: (account, { a }, topology) =>
      a % 2 === 1 && topology.attachments !== 'apart'
        ? account
        : editGatewayTable(account, tableAt(a), (routes) => {
            const [first, ...rest] = routes;
            const to = pick(['tgw-attach-0a', 'tgw-attach-0b'], a);
            return first === undefined ? routes : [gatewayRoute(first.DestinationCidrBlock, to), ...rest];
          }),
    targets: acrossTargets,
  },
  'gateway-zone-missing': {
    needs: (dice) => ({ ...byGateway(dice), clientSubnets: 2 }),
    apply: (account, { a, b }) =>
      editWhere(
        account,
        'TransitGatewayVpcAttachments',
        ({ VpcId, SubnetIds }) => VpcId === pick(['vpc-0a', 'vpc-0b'], a) && SubnetIds.length > 1,
        (one) => ({ ...one, SubnetIds: one.SubnetIds.filter((_, at) => at !== b % 2) }),
      ),
    targets: acrossTargets,
  },
  'gateway-not-attached': {
    needs: byGateway,
    apply: (account, { a, b }) => detach(account, pick(['vpc-0a', 'vpc-0a', 'vpc-0b'], a), b),
    targets: acrossTargets,
  },
  'gateway-wrong-association': {
    needs: byGateway,
    apply: (account, { a }) => {
      const moved = pick(['tgw-attach-0a', 'tgw-attach-0b'], a);
      return editWhere(
        account,
        'TransitGatewayRouteTables',
        () => true,
        (table) => {
          const others = table.AssociatedAttachmentIds.filter((id) => id !== moved);
          const isThird = table.TransitGatewayRouteTableId === 'tgw-rtb-0f3';
          return { ...table, AssociatedAttachmentIds: isThird ? [...others, moved] : others };
        },
      );
    },
    targets: acrossTargets,
  },
  'gateway-appliance-mode': {
    needs: (dice) => ({ ...byGateway(dice), attachments: 'apart' }),
    apply: (account, { a }) =>
      editWhere(
        account,
        'TransitGatewayVpcAttachments',
        ({ VpcId }) => VpcId === pick(['vpc-0b', 'vpc-0a'], a),
        (one) => ({ ...one, ApplianceModeSupport: 'enable' }),
      ),
    targets: acrossTargets,
  },
};

// Routes to an attachment that is gone are blackholes.
function detach(account: Account, vpcId: string, at: number): Account {
  const gone = account.TransitGatewayVpcAttachments.find(({ VpcId }) => VpcId === vpcId);
  if (gone === undefined) return account;
  const id = gone.TransitGatewayAttachmentId;
  const without = editWhere(
    account,
    'TransitGatewayVpcAttachments',
    (one) => one === gone,
    (one) => ({ ...one, State: pick(['deleted', 'deleting', 'failed', 'pendingAcceptance'], at) }),
  );
  return editWhere(
    without,
    'TransitGatewayRouteTables',
    () => true,
    (table) => ({
      ...table,
      Routes: table.Routes.map((one) =>
        one.TransitGatewayAttachmentId === id ? gatewayRoute(one.DestinationCidrBlock, null, one.Type) : one,
      ),
    }),
  );
}
