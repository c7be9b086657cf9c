import * as z from 'zod';
import { type Address, formatAddress, parseAddress } from '../../../network/address.ts';
import { type DhcpOptions, type HostedZoneAnswer, type HostedZoneRecord } from '../../../network/names.ts';
import { itemReader } from '../read-items.ts';
import { nameTag, optionalList, optionalText, text } from './fields.ts';

/** A DNS name as the model writes it: lower case, no final dot, `\052` (Route 53's `*`) and its kin decoded. */
export function toDnsName(name: string): string {
  const decoded = name.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => {
    return String.fromCharCode(Number.parseInt(octal, 8));
  });
  return decoded.toLowerCase().replace(/\.$/, '');
}

const dhcpShape = z.object({
  DhcpOptionsId: text,
  DhcpConfigurations: z.array(z.object({ Key: text, Values: z.array(z.object({ Value: z.string() })) })),
  Tags: nameTag,
});

function nameServers(fields: z.output<typeof dhcpShape>): readonly string[] {
  return fields.DhcpConfigurations.filter(({ Key: key }) => key === 'domain-name-servers')
    .flatMap(({ Values: values }) => values.map(({ Value: value }) => value))
    .filter((value) => value !== 'AmazonProvidedDNS');
}

function parsedServers(fields: z.output<typeof dhcpShape>): readonly Address[] {
  const servers = nameServers(fields).flatMap((value) => parseAddress(value) ?? []);
  return servers.toSorted((a, b) => (formatAddress(a) < formatAddress(b) ? -1 : 1));
}

/**
 * Reads a member of DescribeDhcpOptions.
 * https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSet.html
 */
export const readDhcpOptions = itemReader(
  dhcpShape.refine((fields) => nameServers(fields).length === parsedServers(fields).length, {
    path: ['DhcpConfigurations'],
  }),
  (fields, scope): DhcpOptions => {
    const servers = parsedServers(fields);
    return {
      id: fields.DhcpOptionsId,
      scope,
      name: fields.Tags,
      domainNameServers: servers.length === 0 ? 'amazon' : servers,
    };
  },
);

const recordShape = z.object({
  Name: text,
  Type: text,
  SetIdentifier: optionalText,
  ResourceRecords: optionalList(z.object({ Value: z.string() })),
  AliasTarget: z.object({ DNSName: text }).nullish(),
});

/**
 * Reads a member of ListResourceRecordSets.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
 */
export const readHostedZoneRecord = itemReader(recordShape, (fields): HostedZoneRecord => ({
  name: toDnsName(fields.Name),
  type: fields.Type,
  answer: recordAnswer(fields),
}));

function recordAnswer(fields: z.output<typeof recordShape>): HostedZoneAnswer {
  // A set identifier means a routing policy: which of several answers is given is decided when asked.
  if (fields.SetIdentifier !== null) return { kind: 'other' };
  if (fields.AliasTarget) return { kind: 'name', name: toDnsName(fields.AliasTarget.DNSName) };
  const values = fields.ResourceRecords.map(({ Value: value }) => value);
  const [first] = values;
  if (fields.Type === 'CNAME' && first !== undefined) return { kind: 'name', name: toDnsName(first) };
  if (fields.Type !== 'A' && fields.Type !== 'AAAA') return { kind: 'other' };
  const addresses = values.flatMap((value) => parseAddress(value) ?? []);
  const sorted = addresses.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  return addresses.length === values.length ? { kind: 'addresses', addresses: sorted } : { kind: 'other' };
}

const ruleTypes: Readonly<Record<string, 'forward' | 'system'>> = { FORWARD: 'forward', SYSTEM: 'system' };

/**
 * Reads a member of ListResolverRules. Only Resolver itself makes RECURSIVE rules, one per region for the
 * root: it is what happens without any rule, so it is left out.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_ResolverRule.html
 */
export const readResolverRule = itemReader(
  z.object({ Id: text, DomainName: text, RuleType: text, Name: optionalText }),
  (fields) => {
    if (fields.RuleType === 'RECURSIVE') return null;
    const type = ruleTypes[fields.RuleType] ?? ('other' as const);
    return { id: fields.Id, name: fields.Name, domainName: toDnsName(fields.DomainName), type };
  },
);

// FAILED associations do nothing; the others do, or are about to.
const associatedStatuses: readonly (string | null)[] = ['COMPLETE', 'CREATING', 'OVERRIDDEN', null];

/** Reads a member of ListResolverRuleAssociations. */
export const readResolverRuleAssociation = itemReader(
  z.object({ ResolverRuleId: text, VPCId: text, Status: optionalText }),
  ({ ResolverRuleId: ruleId, VPCId: vpcId, Status: status }) => {
    return associatedStatuses.includes(status) ? { ruleId, vpcId } : null;
  },
);

/** Reads a member of ListHostedZonesByVPC. */
export const readZoneSummary = itemReader(
  z.object({
    HostedZoneId: text,
    Name: text,
    Owner: z.object({ OwningAccount: optionalText, OwningService: optionalText }).nullish(),
  }),
  (fields) => {
    // PrivateLink's own zone of an endpoint: what it answers is read from the endpoint.
    if (fields.Owner?.OwningService?.startsWith('vpce.')) return null;
    return {
      id: bareZoneId(fields.HostedZoneId),
      name: toDnsName(fields.Name),
      ownerId: fields.Owner?.OwningAccount ?? null,
    };
  },
);

/** Reads an answer to GetHostedZone; public zones, which have no VPCs, are of no interest. */
export const readHostedZone = itemReader(
  z.object({
    HostedZone: z.object({ Id: text, Name: text }),
    VPCs: z.array(z.object({ VPCId: text })).optional(),
  }),
  ({ HostedZone: zone, VPCs: vpcs }) => {
    if (vpcs === undefined || vpcs.length === 0) return null;
    return { id: bareZoneId(zone.Id), name: toDnsName(zone.Name), vpcIds: vpcs.map(({ VPCId: id }) => id) };
  },
);

/** `Z123` of `/hostedzone/Z123`: some calls give the one, some the other. */
export function bareZoneId(id: string): string {
  return id.replace(/^\/hostedzone\//, '');
}
