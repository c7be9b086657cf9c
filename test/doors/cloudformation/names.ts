import { type FormProperties, type FormValue, Reference } from '../form-value.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { endpointNamed, hostedZonesOf, resolverRulesOf } from '../saved-view.ts';
import { resource, type TemplateResource, tie } from './resource.ts';

/** Private hosted zones with their records, and resolver rules. */
export function nameResources(network: SavedNetwork): readonly TemplateResource[] {
  return [
    ...hostedZonesOf(network).flatMap(({ id, name, vpcIds, records }) => [
      resource('AWS::Route53::HostedZone', id, {
        Name: name,
        VPCs: vpcIds.map((vpcId) => ({ VPCId: new Reference(vpcId), VPCRegion: '${AWS::Region}' })),
      }),
      ...records.map((record, index) =>
        tie('AWS::Route53::RecordSet', `${id}-record-${index + 1}`, recordProperties(network, id, record)),
      ),
    ]),
    ...resolverRulesOf(network).flatMap(({ rule, vpcIds }) => [
      resource('AWS::Route53Resolver::ResolverRule', rule.Id, {
        Name: rule.Name,
        DomainName: rule.DomainName,
        RuleType: rule.RuleType,
        ResolverEndpointId: rule.ResolverEndpointId,
        TargetIps: rule.TargetIps?.map(({ Ip, Port }) => ({ Ip, Port: String(Port) })),
      }),
      ...vpcIds.map((vpcId) =>
        tie('AWS::Route53Resolver::ResolverRuleAssociation', `${rule.Id}-of-${vpcId}`, {
          ResolverRuleId: new Reference(rule.Id),
          VPCId: new Reference(vpcId),
        }),
      ),
    ]),
  ];
}

function recordProperties(
  network: SavedNetwork,
  zoneId: string,
  record: Saved<'ResourceRecordSets'>,
): FormProperties {
  const { Name, Type, TTL, AliasTarget: alias, ResourceRecords, SetIdentifier, Weight } = record;
  return {
    HostedZoneId: new Reference(zoneId),
    // Route 53 answers `\\052` where people write the wildcard.
    Name: Name.replace('\\052', '*'),
    Type,
    TTL: TTL === undefined ? undefined : String(TTL),
    ResourceRecords: ResourceRecords?.map(({ Value }) => nameOf(network, Value)),
    AliasTarget:
      alias === undefined
        ? undefined
        : {
            DNSName: nameOf(network, alias.DNSName),
            HostedZoneId: zoneOf(network, alias),
            EvaluateTargetHealth: alias.EvaluateTargetHealth,
          },
    SetIdentifier,
    Weight,
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
