import { type CollectionName } from '../../network/gap.ts';
import { type Scope } from '../../network/scope.ts';
import { type Assembly, takeOut } from './assembly.ts';

/** Fills in the VPC of what is written with subnets alone; what lies in none that is known is taken out. */
export function fillVpcs(assembly: Assembly): void {
  const { natGateways, vpcEndpoints, networkInterfaces, functions } = assembly.tables;
  fill(assembly, 'natGateways', natGateways, ({ subnetId }) => (subnetId === null ? [] : [subnetId]));
  fill(assembly, 'vpcEndpoints', vpcEndpoints, ({ subnetIds }) => subnetIds);
  fill(assembly, 'networkInterfaces', networkInterfaces, ({ subnetId }) => [subnetId]);
  fill(assembly, 'functions', functions, ({ subnetIds }) => subnetIds);
}

interface InVpc {
  readonly scope: Scope;
  readonly vpcId: string;
}

function fill<T extends InVpc>(
  assembly: Assembly,
  collection: CollectionName,
  table: Map<string, T>,
  subnetsOf: (item: T) => readonly string[],
): void {
  for (const [id, item] of table) {
    if (item.vpcId !== '') continue;
    const subnetIds = subnetsOf(item);
    const [vpcId] = subnetIds.flatMap((subnetId) => assembly.tables.subnets.get(subnetId)?.vpcId ?? []);
    if (vpcId !== undefined) table.set(id, { ...item, vpcId });
    else takeOut(assembly, collection, { id, scope: item.scope }, `the VPC of ${subnetIds.join(', ') || id}`);
  }
}

/** Fills in the blocks of both sides of peering connections from the VPCs of the input. */
export function fillPeerings({ tables }: Assembly): void {
  for (const [id, connection] of tables.peeringConnections) {
    const { requester, accepter } = connection;
    const filled = [requester, accepter].map((side) =>
      side.cidrs.length > 0 ? side : { ...side, cidrs: tables.vpcs.get(side.vpcId)?.cidrs ?? [] },
    );
    const [first = requester, second = accepter] = filled;
    tables.peeringConnections.set(id, { ...connection, requester: first, accepter: second });
  }
}
