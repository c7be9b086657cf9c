import { type Check } from '../src/audit/check.ts';
import apiPoliciesKnown from './api-policies-known.ts';
import apisAnswerByIpv6 from './apis-answer-by-ipv6.ts';
import attachmentSubnetPassesTraffic from './attachment-subnet-passes-traffic.ts';
import attemptsAgree from './attempts-agree.ts';
import blockPublicAccessOff from './block-public-access-off.ts';
import brokenEndpointDoesNotCapture from './broken-endpoint-does-not-capture.ts';
import clientHasAddressOfFamily from './client-has-address-of-family.ts';
import customDomainsResolveOutside from './custom-domains-resolve-outside.ts';
import defaultEndpointEnabled from './default-endpoint-enabled.ts';
import dnsHostnamesEnabled from './dns-hostnames-enabled.ts';
import dnsServersReachable from './dns-servers-reachable.ts';
import dnsSupportEnabled from './dns-support-enabled.ts';
import egressOnlyGatewayAttached from './egress-only-gateway-attached.ts';
import endpointAvailable from './endpoint-available.ts';
import endpointCoversZones from './endpoint-covers-zones.ts';
import endpointExistsWhereOffered from './endpoint-exists-where-offered.ts';
import endpointGroupAdmitsClients from './endpoint-group-admits-clients.ts';
import endpointPolicyFullAccess from './endpoint-policy-full-access.ts';
import endpointPrivateDnsOn from './endpoint-private-dns-on.ts';
import endpointServesCapturedNames from './endpoint-serves-captured-names.ts';
import endpointSubnetAclAllows from './endpoint-subnet-acl-allows.ts';
import faultIsWherePredicted from './fault-is-where-predicted.ts';
import flowLogRecordsDrops from './flow-log-records-drops.ts';
import functionWorksInEverySubnet from './function-works-in-every-subnet.ts';
import gatewayEndpointAvailable from './gateway-endpoint-available.ts';
import gatewayEndpointPrefixListAdmitted from './gateway-endpoint-prefix-list-admitted.ts';
import internetGatewayAttached from './internet-gateway-attached.ts';
import nameResolutionKnown from './name-resolution-known.ts';
import natGatewayAvailable from './nat-gateway-available.ts';
import natGatewayHasWayOut from './nat-gateway-has-way-out.ts';
import natGatewayInSameZone from './nat-gateway-in-same-zone.ts';
import natInstanceAdmitsClients from './nat-instance-admits-clients.ts';
import natInstanceForwards from './nat-instance-forwards.ts';
import natInstanceHasWayOut from './nat-instance-has-way-out.ts';
import natSubnetAclAllows from './nat-subnet-acl-allows.ts';
import networkAclAllowsBack from './network-acl-allows-back.ts';
import networkAclAllowsOut from './network-acl-allows-out.ts';
import observedWayIsPredictedWay from './observed-way-is-predicted-way.ts';
import peeringCarriesTraffic from './peering-carries-traffic.ts';
import predictionMatchesObservation from './prediction-matches-observation.ts';
import privateApisHaveEndpoint from './private-apis-have-endpoint.ts';
import publicAddressPresent from './public-address-present.ts';
import publicApisNotCaptured from './public-apis-not-captured.ts';
import resolverQueryLogOn from './resolver-query-log-on.ts';
import returnRouteExists from './return-route-exists.ts';
import returnTakesSameWay from './return-takes-same-way.ts';
import routeNotBlackhole from './route-not-blackhole.ts';
import routeToTargetExists from './route-to-target-exists.ts';
import securityGroupAllowsOut from './security-group-allows-out.ts';
import subnetHasFreeAddresses from './subnet-has-free-addresses.ts';
import targetInterfaceAdmitsClients from './target-interface-admits-clients.ts';
import tlsEndsAtAws from './tls-ends-at-aws.ts';
import transitGatewayCarriesTraffic from './transit-gateway-carries-traffic.ts';
import wayFullyModelled from './way-fully-modelled.ts';
import zoneAnswersCapturedName from './zone-answers-captured-name.ts';

/** All checks, in alphabetical order. */
export const checks: readonly Check[] = [
  apiPoliciesKnown,
  apisAnswerByIpv6,
  attachmentSubnetPassesTraffic,
  attemptsAgree,
  blockPublicAccessOff,
  brokenEndpointDoesNotCapture,
  clientHasAddressOfFamily,
  customDomainsResolveOutside,
  defaultEndpointEnabled,
  dnsHostnamesEnabled,
  dnsServersReachable,
  dnsSupportEnabled,
  egressOnlyGatewayAttached,
  endpointAvailable,
  endpointCoversZones,
  endpointExistsWhereOffered,
  endpointGroupAdmitsClients,
  endpointPolicyFullAccess,
  endpointPrivateDnsOn,
  endpointServesCapturedNames,
  endpointSubnetAclAllows,
  faultIsWherePredicted,
  flowLogRecordsDrops,
  functionWorksInEverySubnet,
  gatewayEndpointAvailable,
  gatewayEndpointPrefixListAdmitted,
  internetGatewayAttached,
  nameResolutionKnown,
  natGatewayAvailable,
  natGatewayHasWayOut,
  natGatewayInSameZone,
  natInstanceAdmitsClients,
  natInstanceForwards,
  natInstanceHasWayOut,
  natSubnetAclAllows,
  networkAclAllowsBack,
  networkAclAllowsOut,
  observedWayIsPredictedWay,
  peeringCarriesTraffic,
  predictionMatchesObservation,
  privateApisHaveEndpoint,
  publicAddressPresent,
  publicApisNotCaptured,
  resolverQueryLogOn,
  returnRouteExists,
  returnTakesSameWay,
  routeNotBlackhole,
  routeToTargetExists,
  securityGroupAllowsOut,
  subnetHasFreeAddresses,
  targetInterfaceAdmitsClients,
  tlsEndsAtAws,
  transitGatewayCarriesTraffic,
  wayFullyModelled,
  zoneAnswersCapturedName,
];
