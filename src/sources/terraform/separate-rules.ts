import { type Instance } from './instances.ts';
import { type PlanChange } from './plan-document.ts';

/** Attributes that show what resources of their own say, with the types of these and the attribute that names the owner. */
const separate: Readonly<Record<string, { readonly types: readonly string[]; readonly owner: string }>> = {
  'aws_security_group ingress': {
    types: ['aws_security_group_rule', 'aws_vpc_security_group_ingress_rule'],
    owner: 'security_group_id',
  },
  'aws_security_group egress': {
    types: ['aws_security_group_rule', 'aws_vpc_security_group_egress_rule'],
    owner: 'security_group_id',
  },
  'aws_route_table route': { types: ['aws_route'], owner: 'route_table_id' },
  'aws_network_acl ingress': { types: ['aws_network_acl_rule'], owner: 'network_acl_id' },
  'aws_network_acl egress': { types: ['aws_network_acl_rule'], owner: 'network_acl_id' },
  'aws_network_acl subnet_ids': { types: ['aws_network_acl_association'], owner: 'network_acl_id' },
  'aws_ec2_managed_prefix_list entry': {
    types: ['aws_ec2_managed_prefix_list_entry'],
    owner: 'prefix_list_id',
  },
  'aws_vpc_endpoint subnet_ids': {
    types: ['aws_vpc_endpoint_subnet_association'],
    owner: 'vpc_endpoint_id',
  },
  'aws_vpc_endpoint route_table_ids': {
    types: ['aws_vpc_endpoint_route_table_association'],
    owner: 'vpc_endpoint_id',
  },
  'aws_vpc_endpoint security_group_ids': {
    types: ['aws_vpc_endpoint_security_group_association'],
    owner: 'vpc_endpoint_id',
  },
};

/**
 * The attributes of a resource that show the state before the plan: the configuration leaves them to resources of their
 * own, which the plan changes, and the attribute still holds what these said. After apply it is these that count.
 */
export function staleAttributes(instance: Instance, changes: readonly PlanChange[]): ReadonlySet<string> {
  const { type, values, configured, id } = instance;
  if (configured === null) return new Set();
  const written = configured.expressions ?? {};
  const stale = Object.keys(values).filter((attribute) => {
    const row = separate[`${type} ${attribute}`];
    if (row === undefined || Object.hasOwn(written, attribute)) return false;
    return changes.some(({ type: other, change }) => {
      return (
        row.types.includes(other) && [change.before, change.after].some((one) => owns(one, row.owner, id))
      );
    });
  });
  return new Set(stale);
}

function owns(values: unknown, attribute: string, id: string): boolean {
  if (typeof values !== 'object' || values === null) return false;
  return Object.entries(values).some(([name, value]) => name === attribute && value === id);
}
