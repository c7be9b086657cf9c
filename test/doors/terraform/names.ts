import { type FormProperties, type FormValue, Reference } from '../form-value.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { endpointNamed, hostedZonesOf, resolverRulesOf } from '../saved-view.ts';
import { type Style } from '../style.ts';
import { type PlanResource, resource, tie } from './resource.ts';

/** Private hosted zones with their records, and resolver rules. */
export function nameResources(network: SavedNetwork, { rules: where }: Style): readonly PlanResource[] {
  return [
    ...hostedZonesOf(network).flatMap(({ id, name, vpcIds, records }) => {
      // A zone is private by the first VPC in it; further ones may be associated by resources of their own.
      const inside = where === 'inline' ? vpcIds : vpcIds.slice(0, 1);
      return [
        resource('aws_route53_zone', id, {
          name: withoutDot(name),
          vpc: inside.map((vpcId) => ({ vpc_id: new Reference(vpcId) })),
        }),
        ...vpcIds.slice(inside.length).map((vpcId) =>
          tie('aws_route53_zone_association', `${id}-of-${vpcId}`, {
            zone_id: new Reference(id, 'zone'),
            vpc_id: new Reference(vpcId),
          }),
        ),
        ...records.map((record, index) =>
          tie('aws_route53_record', `${id}-record-${index + 1}`, recordAttributes(network, id, record)),
        ),
      ];
    }),
    ...resolverRulesOf(network).flatMap(({ rule, vpcIds }) => [
      resource('aws_route53_resolver_rule', rule.Id, {
        name: rule.Name,
        domain_name: withoutDot(rule.DomainName),
        rule_type: rule.RuleType,
        resolver_endpoint_id: rule.ResolverEndpointId,
        target_ip: rule.TargetIps?.map(({ Ip, Port }) => ({ ip: Ip, port: Port, protocol: 'Do53' })),
      }),
      ...vpcIds.map((vpcId) =>
        tie('aws_route53_resolver_rule_association', `${rule.Id}-of-${vpcId}`, {
          resolver_rule_id: new Reference(rule.Id),
          vpc_id: new Reference(vpcId),
        }),
      ),
    ]),
  ];
}

function recordAttributes(
  network: SavedNetwork,
  zoneId: string,
  record: Saved<'ResourceRecordSets'>,
): FormProperties {
  const { AliasTarget: alias, ResourceRecords, SetIdentifier, Weight } = record;
  return {
    zone_id: new Reference(zoneId, 'zone'),
    // Route 53 answers `\052` where people write the wildcard.
    name: withoutDot(record.Name.replace(String.raw`\052`, '*')),
    type: record.Type,
    ttl: record.TTL,
    records: ResourceRecords?.map(({ Value }) => nameOf(network, Value)),
    alias:
      alias === undefined
        ? undefined
        : [
            {
              name: nameOf(network, alias.DNSName),
              zone_id: zoneOf(network, alias),
              evaluate_target_health: alias.EvaluateTargetHealth,
            },
          ],
    set_identifier: SetIdentifier,
    weighted_routing_policy: Weight === undefined ? undefined : [{ weight: Weight }],
  };
}

function nameOf(network: SavedNetwork, name: string): FormValue {
  const endpoint = endpointNamed(network, name);
  return endpoint === undefined ? name : new Reference(endpoint.VpcEndpointId, 'regional-name');
}

function zoneOf(network: SavedNetwork, alias: { DNSName: string; HostedZoneId: string }): FormValue {
  const endpoint = endpointNamed(network, alias.DNSName);
  return endpoint === undefined
    ? alias.HostedZoneId
    : new Reference(endpoint.VpcEndpointId, 'regional-name-zone');
}

// The provider shows names without the dot at their end; the root is the dot alone.
function withoutDot(name: string): string {
  return name === '.' ? name : name.replace(/\.$/, '');
}
