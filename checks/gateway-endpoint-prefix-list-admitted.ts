import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { type Fact, known } from '../src/network/fact.ts';
import { type Gap } from '../src/network/gap.ts';
import { lookUp, networkAclOf } from '../src/network/network-index.ts';
import { type ResourceRef } from '../src/network/resource.ts';
import { aclAllowsList, groupsAllowList } from './standing/egress-to-list.ts';
import { type GatewayEndpointRoute, gatewayEndpointRoutes } from './standing/gateway-endpoint-routes.ts';
import { groupBy } from './standing/group-by.ts';
import { sayList } from './words/list-words.ts';

/** A filter that packets to a gateway endpoint pass: the groups of a client, or the ACL of its subnet. */
interface Filter {
  readonly route: GatewayEndpointRoute;
  /** Null for the network ACL. */
  readonly groupIds: readonly string[] | null;
  /** The paths of all clients that it is met by. */
  readonly paths: JudgedPath[];
}

/** A client whose route table was not read: it may lead to a gateway endpoint or not. */
interface Unread {
  readonly gap: Gap;
  readonly subnetId: string;
}

function filtersOf(facts: AuditFacts): readonly (Filter | Unread)[] {
  const unread = new Map<string, Unread>();
  const filters = new Map<string, Filter>();
  const clients = groupBy(facts.paths, ({ vantage }) => vantage.id);
  for (const paths of clients.values()) {
    const routes = gatewayEndpointRoutes(facts, paths);
    const { securityGroupIds, subnet } = paths[0].vantage;
    if (!routes.known) unread.set(subnet.id, { gap: routes.gap, subnetId: subnet.id });
    for (const route of routes.known ? routes.value : []) {
      const acl = facts.index.aclOfSubnet.get(route.subnet.id)?.id ?? route.subnet.id;
      addTo(filters, `${acl} ${route.prefixListId}`, { route, groupIds: null, paths: [] });
      if (securityGroupIds !== null) {
        addTo(filters, `${securityGroupIds.join()} ${route.prefixListId}`, {
          route,
          groupIds: securityGroupIds,
          paths: [],
        });
      }
    }
  }
  return [...filters.values(), ...unread.values()];
}

function addTo(filters: Map<string, Filter>, key: string, { route, groupIds }: Filter): void {
  const before = filters.get(key);
  if (before === undefined) filters.set(key, { route, groupIds, paths: [...route.paths] });
  else before.paths.push(...route.paths);
}

function examine(filter: Filter | Unread, { index }: AuditFacts): Examined {
  if ('gap' in filter) {
    return { status: 'unknown', gap: filter.gap, resource: { type: 'subnet', id: filter.subnetId } };
  }
  const { route, groupIds } = filter;
  const { prefixListId, subnet } = route;
  const { scope } = subnet;
  if (groupIds === null) {
    const acl = networkAclOf(index, subnet);
    if (!acl.known) return { status: 'unknown', gap: acl.gap, resource: { type: 'subnet', id: subnet.id } };
    const allowed = aclAllowsList(index, acl.value, prefixListId, scope);
    return conclude(filter, allowed, { type: 'network-acl', id: acl.value.id }, [acl.value.id]);
  }
  const [first = 'none'] = groupIds;
  const groups = groupIds.map((id) => lookUp(index, 'securityGroups', id, scope));
  const read = groups.flatMap((group) => (group.known ? [group.value] : []));
  const allowed = groupsAllowList(index, read, prefixListId, scope);
  const unread = groups.find((group) => !group.known);
  const isOpen = allowed.known && allowed.value;
  const resource = { type: 'security-group', id: first } as const;
  if (unread?.known === false && !isOpen) return { status: 'unknown', gap: unread.gap, resource };
  return groupIds.length === 0 ? { status: 'pass' } : conclude(filter, allowed, resource, groupIds);
}

function conclude(
  { route, paths }: Filter,
  allowed: Fact<boolean>,
  resource: ResourceRef,
  filters: readonly string[],
): Examined {
  if (!allowed.known) return { status: 'unknown', gap: allowed.gap, resource };
  if (allowed.value) return { status: 'pass' };
  const { prefixListId, endpoint, subnet } = route;
  const { region } = subnet.scope;
  const isGroup = resource.type === 'security-group';
  const permission = `'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=${prefixListId}}]'`;
  const entry = `--egress --rule-number RULE_NUMBER --protocol tcp --port-range From=443,To=443 --cidr-block ENTRY_OF_THE_LIST --rule-action allow`;
  return {
    status: 'fail',
    code: isGroup ? 'standing-group-keeps-out-prefix-list' : 'standing-network-acl-keeps-out-prefix-list',
    resource,
    rule: [prefixListId, ...filters.slice(1)].join(' '),
    data: { prefixList: prefixListId, endpoint: endpoint.id, service: endpoint.serviceName },
    text: `${sayList(filters)} ${filters.length === 1 ? 'does' : 'do'} not let TCP 443 out to all of ${prefixListId}, which routes send to ${endpoint.id} (${endpoint.serviceName})`,
    fix: isGroup
      ? `aws ec2 authorize-security-group-egress --group-id ${resource.id} --ip-permissions ${permission} --region ${region}`
      : `one entry for each block of the list:\n  aws ec2 create-network-acl-entry --network-acl-id ${resource.id} ${entry} --region ${region}`,
    affects: paths
      .filter(({ decision }) => decision.trace.viaResource?.id === endpoint.id)
      .map((path) => path.id),
  };
}

export default standingCheck<Filter | Unread>({
  id: 'gateway-endpoint-prefix-list-admitted',
  severity: 'warning',
  codes: ['standing-group-keeps-out-prefix-list', 'standing-network-acl-keeps-out-prefix-list'],
  title: 'What leads to a gateway endpoint is let out to it',
  why: "A gateway endpoint leaves the service's public addresses in place: groups and network ACLs that let out to private ranges only keep its clients from Amazon S3 and DynamoDB.",
  limits: 'Looks at TCP port 443 on the way out; the way back through the network ACL belongs to the path.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html',
  ],
  subjects: (facts) => known(filtersOf(facts)),
  examine,
});
