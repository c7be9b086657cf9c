import { missingInVpc } from '../../src/network/network-index.ts';
import { type AuditFacts, type JudgedPath } from '../../src/audit/check.ts';
import { type CollectionName, type Gap } from '../../src/network/gap.ts';
import { sameScope, type Scope } from '../../src/network/scope.ts';
import { groupBy } from './group-by.ts';

/** A VPC that clients are in. */
export interface ClientVpc {
  readonly id: string;
  readonly scope: Scope;
  /** The subnets of the clients, sorted. */
  readonly subnetIds: readonly string[];
  /** Why something that is looked for may be there unseen. */
  readonly gap: Gap | undefined;
}

/** The VPCs of the clients, but for those of which the input does not hold a collection at all. */
export function clientVpcsWith({ index, paths }: AuditFacts, name: CollectionName): readonly ClientVpc[] {
  const groups = groupBy(paths, ({ vantage: { subnet } }: JudgedPath) => subnet.vpcId);
  return [...groups.values()].flatMap((group) => {
    const { vpcId, scope } = group[0].vantage.subnet;
    const missing = missingInVpc(index, name, scope, vpcId);
    const isAsked = index.network[name].items.some((item) => sameScope(item.scope, scope));
    if (!isAsked && missing.some(({ kind }) => kind === 'not-in-source')) return [];
    const subnetIds = [...new Set(group.map(({ vantage }) => vantage.subnet.id))].toSorted();
    return [{ id: vpcId, scope, subnetIds, gap: missing[0] }];
  });
}
