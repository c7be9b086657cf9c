import {
  ListHostedZonesByVPCCommand,
  ListResourceRecordSetsCommand,
  RRType,
  VPCRegion,
} from '@aws-sdk/client-route-53';
import { isJsonObject, type JsonObject } from '../aws-cli/json-documents.ts';
import { textAt } from '../aws-cli/json-fields.ts';
import { bareZoneId } from '../aws-cli/shapes/names.ts';
import { type CallName } from '../calls.ts';
import { type Ask, askEach, askOnce, byId, neededTextAt, type Subject } from './ask.ts';
import { type Clients } from './clients.ts';
import { type SignedRequest } from './signed-caller.ts';

/** The calls about private names: hosted zones with their records, resolver rules, Profiles, query logs. */
export const nameAsks = {
  'route53:ListHostedZonesByVPC': askEach(
    'ec2:DescribeVpcs',
    byId('VPCId', 'VpcId'),
    ({ route53, region }, subject, previous) =>
      route53.send(
        new ListHostedZonesByVPCCommand({
          VPCId: neededTextAt(subject, 'VPCId'),
          VPCRegion: namedRegion(region),
          NextToken: textAt(previous, 'NextToken'),
        }),
      ),
  ),
  'route53:ListResourceRecordSets': askEach(
    'route53:ListHostedZonesByVPC',
    zoneToRead,
    ({ route53 }, subject, previous) =>
      route53.send(
        new ListResourceRecordSetsCommand({
          HostedZoneId: neededTextAt(subject, 'HostedZoneId'),
          StartRecordName: textAt(previous, 'NextRecordName'),
          StartRecordType: Object.values(RRType).find((type) => type === previous['NextRecordType']),
          StartRecordIdentifier: textAt(previous, 'NextRecordIdentifier'),
        }),
      ),
  ),
  'route53resolver:ListResolverRules': askOnce(askResolver('ListResolverRules')),
  'route53resolver:ListResolverRuleAssociations': askOnce(askResolver('ListResolverRuleAssociations')),
  'route53resolver:ListResolverQueryLogConfigAssociations': askOnce(
    askResolver('ListResolverQueryLogConfigAssociations'),
  ),
  'route53profiles:ListProfileAssociations': askOnce(({ signed }, previous) =>
    signed.send(profilesRequest('/profileassociations', previous)),
  ),
  'route53profiles:ListProfileResourceAssociations': askEach(
    'route53profiles:ListProfileAssociations',
    byId('ProfileId'),
    ({ signed }, subject, previous) => {
      const id = encodeURIComponent(neededTextAt(subject, 'ProfileId'));
      return signed.send(profilesRequest(`/profileresourceassociations/profileid/${id}`, previous));
    },
  ),
} as const satisfies Partial<Record<CallName, Ask>>;

// The records of a zone of another account are that account's to read.
function zoneToRead(zone: JsonObject, account: string | null): readonly Subject[] {
  const owner = isJsonObject(zone['Owner']) ? textAt(zone['Owner'], 'OwningAccount') : undefined;
  if (owner !== undefined && account !== null && owner !== account) return [];
  const id = textAt(zone, 'HostedZoneId');
  return id === undefined ? [] : [{ HostedZoneId: bareZoneId(id) }];
}

// Route 53 takes no region that is newer than the program.
function namedRegion(region: string): VPCRegion {
  const named = Object.values(VPCRegion).find((one) => one === region);
  if (named === undefined) throw new Error(`this version of planecheck cannot ask Route 53 about ${region}`);
  return named;
}

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53_Resolver.html
function askResolver(operation: string) {
  return ({ signed }: Clients, previous: JsonObject): Promise<JsonObject> =>
    signed.send({
      service: 'route53resolver',
      name: 'Route53Resolver',
      method: 'POST',
      path: '/',
      query: {},
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `Route53Resolver.${operation}`,
      },
      body: JSON.stringify({ MaxResults: 100, NextToken: textAt(previous, 'NextToken') }),
    });
}

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53_Profiles.html
function profilesRequest(path: string, previous: JsonObject): SignedRequest {
  const nextToken = textAt(previous, 'NextToken');
  return {
    service: 'route53profiles',
    name: 'Route53Profiles',
    method: 'GET',
    path,
    query: nextToken === undefined ? {} : { nextToken },
    headers: {},
    body: null,
  };
}
