import { type Fact, known, unknown } from '../../network/fact.ts';
import { type Scope, sameScope } from '../../network/scope.ts';
import { type InternetGatewayBlockMode } from '../../network/vpc.ts';
import { type Assembly } from './assembly.ts';

/**
 * Settles the mode of Block Public Access in force in the VPCs and subnets that the input makes, where it sets the
 * account's mode as well: an exclusion of the subnet counts before one of its VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export function settleBlockPublicAccess(assembly: Assembly): void {
  const { vpcs, subnets } = assembly.tables;
  for (const [id, vpc] of vpcs) {
    const mode = modeOf(assembly, vpc.scope, id, [`vpc ${id}`]);
    if (mode !== null) vpcs.set(id, { ...vpc, blockPublicAccess: mode });
  }
  for (const [id, subnet] of subnets) {
    const mode = modeOf(assembly, subnet.scope, id, [`subnet ${id}`, `vpc ${subnet.vpcId}`]);
    if (mode !== null) subnets.set(id, { ...subnet, blockPublicAccess: mode });
  }
}

function modeOf(
  { tables, exclusions }: Assembly,
  scope: Scope,
  id: string,
  keys: readonly string[],
): Fact<InternetGatewayBlockMode> | null {
  const account = [...tables.blockPublicAccess.values()].find((item) => sameScope(item.scope, scope));
  if (account === undefined) return null;
  if (account.mode === 'off') return known('off');
  const [left] = keys.flatMap((key) => exclusions.get(key) ?? []);
  if (left === undefined) return known(account.mode);
  if (left.known) return known(left.value);
  const subject = { fact: 'vpcBlockPublicAccess', id } as const;
  return unknown({ kind: 'unresolved', subject, scope, expression: left.expression });
}
