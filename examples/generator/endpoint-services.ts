import { type DescribeVpcEndpointServicesResult, type ServiceDetail } from '@aws-sdk/client-ec2';
import { region, zoneA, zoneC, zoneD } from './account.ts';
import { type CliJson } from './cli-json.ts';
import { type EndpointService } from './example.ts';

/** The names that an endpoint with private DNS captures in its VPC. */
export const privateNames: Readonly<Record<EndpointService, readonly [string, ...string[]]>> = {
  'execute-api': [`execute-api.${region}.amazonaws.com`, `*.execute-api.${region}.amazonaws.com`],
  apigateway: [`apigateway.${region}.amazonaws.com`],
};

const serviceIds: Readonly<Record<EndpointService, string>> = {
  'execute-api': 'vpce-svc-0b4d7f1a2c8e59360',
  apigateway: 'vpce-svc-0c5e80b2d39f6a471',
};

const zones = [zoneA, zoneC, zoneD];

/** The whole name of an endpoint service. */
export function serviceName(service: EndpointService): string {
  return `com.amazonaws.${region}.${service}`;
}

/** `aws ec2 describe-vpc-endpoint-services --service-names …` */
export function describeVpcEndpointServices(services: readonly EndpointService[]) {
  return {
    ServiceDetails: services.map(describedService),
    ServiceNames: services.map(serviceName),
  } satisfies CliJson<DescribeVpcEndpointServicesResult>;
}

function describedService(service: EndpointService) {
  return {
    ServiceName: serviceName(service),
    ServiceId: serviceIds[service],
    ServiceType: [{ ServiceType: 'Interface' }],
    ServiceRegion: region,
    AvailabilityZoneIds: zones.map((zone) => zone.id),
    AvailabilityZones: zones.map((zone) => zone.name),
    Owner: 'amazon',
    BaseEndpointDnsNames: [`${service}.${region}.vpce.amazonaws.com`],
    PrivateDnsName: privateNames[service][0],
    PrivateDnsNames: privateNames[service].map((name) => ({ PrivateDnsName: name })),
    VpcEndpointPolicySupported: true,
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    Tags: [],
    PrivateDnsNameVerificationState: 'verified',
    SupportedIpAddressTypes: ['ipv4'],
  } satisfies CliJson<ServiceDetail>;
}
