import * as z from 'zod';
import { type Fact, known, unknown } from '../../../network/fact.ts';
import { type Scope } from '../../../network/scope.ts';
import {
  type EndpointPolicy,
  type VpcEndpoint,
  type VpcEndpointState,
  type VpcEndpointType,
} from '../../../network/vpc-endpoint.ts';
import { notInSource } from '../gaps.ts';
import { quoteValue } from '../../quote-value.ts';
import { type ItemReader, itemReader } from '../read-items.ts';
import { endpointPolicy } from './endpoint-policy.ts';
import { flag, nameTag, optionalList, optionalText, optionalTexts, text } from './fields.ts';

const dnsRecordIpTypes = ['ipv4', 'dualstack', 'ipv6', 'service-defined'] as const;

const shape = z
  .object({
    VpcEndpointId: text,
    VpcEndpointType: text,
    VpcId: text,
    ServiceName: optionalText,
    ServiceRegion: optionalText,
    State: text,
    PolicyDocument: optionalText,
    RouteTableIds: optionalTexts,
    SubnetIds: optionalTexts,
    Groups: optionalList(z.object({ GroupId: text })),
    PrivateDnsEnabled: flag,
    DnsOptions: z
      .object({
        DnsRecordIpType: z.enum(dnsRecordIpTypes).nullish(),
        PrivateDnsOnlyForInboundResolverEndpoint: flag,
      })
      .nullish(),
    NetworkInterfaceIds: optionalTexts,
    DnsEntries: z.array(z.object({ DnsName: optionalText })).nullish(),
    OwnerId: optionalText,
    Tags: nameTag,
  })
  .refine(({ ServiceName: name, VpcEndpointType: type }) => name !== null || toType(type) === 'other', {
    // Resource and service-network endpoints have no service.
    path: ['ServiceName'],
  });

type Fields = z.output<typeof shape>;

const types = {
  interface: 'interface',
  gateway: 'gateway',
  gatewayloadbalancer: 'gateway-load-balancer',
} as const satisfies Record<string, VpcEndpointType>;

/** VpcEndpointType and ServiceType, which AWS writes in capitals of its own (`GatewayLoadBalancer`). */
export function toType(word: string): VpcEndpointType {
  const key = word.toLowerCase();
  return key === 'interface' || key === 'gateway' || key === 'gatewayloadbalancer' ? types[key] : 'other';
}

// The API documents `PendingAcceptance`, the CLI prints `pendingAcceptance`, older answers `available`.
const states: ReadonlyMap<string, VpcEndpointState> = new Map([
  ['pendingacceptance', 'pending-acceptance'],
  ['pending', 'pending'],
  ['available', 'available'],
  ['partial', 'partial'],
  ['deleting', 'deleting'],
  ['deleted', 'deleted'],
  ['rejected', 'rejected'],
  ['failed', 'failed'],
  ['expired', 'expired'],
]);

/** VpcEndpoint.State as the model words it. */
export function toState(word: string): VpcEndpointState {
  return states.get(word.toLowerCase().replaceAll(/[-_ ]/g, '')) ?? 'other';
}

/**
 * A reader of members of DescribeVpcEndpoints. `withoutPolicy` are the services that do not support policies.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html
 */
export function vpcEndpointReader(withoutPolicy: ReadonlySet<string>): ItemReader<VpcEndpoint> {
  return itemReader(shape, (fields, scope) => ({
    id: fields.VpcEndpointId,
    scope,
    name: fields.Tags,
    ownerId: fields.OwnerId,
    vpcId: fields.VpcId,
    type: toType(fields.VpcEndpointType),
    serviceName: fields.ServiceName ?? '',
    serviceRegion: fields.ServiceRegion === scope.region ? null : fields.ServiceRegion,
    state: toState(fields.State),
    subnetIds: fields.SubnetIds.toSorted(),
    securityGroupIds: fields.Groups.map(({ GroupId: id }) => id).toSorted(),
    networkInterfaceIds: fields.NetworkInterfaceIds.toSorted(),
    routeTableIds: fields.RouteTableIds.toSorted(),
    privateDnsEnabled: fields.PrivateDnsEnabled,
    privateDnsOnlyForInboundResolverEndpoint:
      fields.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint ?? false,
    dnsNames: dnsNames(fields),
    dnsRecordIpType: fields.DnsOptions?.DnsRecordIpType ?? 'ipv4',
    policy: policyFact(fields, scope, withoutPolicy),
  }));
}

function dnsNames(fields: Fields): readonly string[] | null {
  if (fields.DnsEntries === null || fields.DnsEntries === undefined) return null;
  return fields.DnsEntries.flatMap(({ DnsName: name }) => name?.toLowerCase() ?? []).toSorted();
}

function policyFact(fields: Fields, scope: Scope, withoutPolicy: ReadonlySet<string>): Fact<EndpointPolicy> {
  const { PolicyDocument: document, VpcEndpointId: id, ServiceName: serviceName } = fields;
  const missing = (detail: string | null) => {
    return unknown<EndpointPolicy>(
      notInSource({ call: 'ec2:DescribeVpcEndpoints', scope, fact: 'endpointPolicy', id, detail }),
    );
  };
  if (document !== null) {
    const policy = endpointPolicy(document);
    return policy === undefined ? missing(`${id}: PolicyDocument: ${quoteValue(document)}`) : known(policy);
  }
  const hasNone =
    toType(fields.VpcEndpointType) === 'gateway-load-balancer' || withoutPolicy.has(serviceName ?? '');
  return hasNone ? known('full-access') : missing(null);
}
