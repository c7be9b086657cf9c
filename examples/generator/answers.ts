import { region } from './account.ts';
import {
  describeEgressOnlyInternetGateways,
  describeTransitGatewayVpcAttachments,
  describeVpcPeeringConnections,
} from './absent.ts';
import { describeVpcEndpointServices, serviceName } from './endpoint-services.ts';
import { type Example } from './example.ts';
import { listFunctions, functionInterfaces } from './functions.ts';
import {
  describeAddresses,
  describeInternetGateways,
  describeNatGateways,
  natGatewayInterface,
} from './gateways.ts';
import { listHostedZonesByVpc, listResolverRuleAssociations, listResolverRules } from './names.ts';
import { describeNetworkAcls } from './network-acls.ts';
import { describeNetworkInterfaces, type ExampleInterface } from './network-interfaces.ts';
import { describeManagedPrefixLists } from './prefix-lists.ts';
import { describeRouteTables } from './route-tables.ts';
import { describeSecurityGroups } from './security-groups.ts';
import { type Answer, answer } from './snapshot.ts';
import { describeSubnets } from './subnets.ts';
import { describeVpcEndpoints, endpointInterfacesOf } from './vpc-endpoints.ts';
import {
  describeDhcpOptions,
  describeEnableDnsHostnames,
  describeEnableDnsSupport,
  describeVpcBlockPublicAccessOptions,
  describeVpcs,
  vpcId,
} from './vpc.ts';

/** Every call of an example's snapshot with what AWS answered. */
export function answersOf(example: Example): Answer[] {
  const interfaces = interfacesOf(example);
  return [
    answer('ec2:DescribeVpcs', describeVpcs()),
    attributeAnswer('enableDnsSupport', describeEnableDnsSupport()),
    attributeAnswer('enableDnsHostnames', describeEnableDnsHostnames()),
    answer('ec2:DescribeDhcpOptions', describeDhcpOptions()),
    answer('ec2:DescribeSubnets', describeSubnets(example, interfaces)),
    answer('ec2:DescribeRouteTables', describeRouteTables(example)),
    answer('ec2:DescribeInternetGateways', describeInternetGateways(example)),
    answer('ec2:DescribeEgressOnlyInternetGateways', describeEgressOnlyInternetGateways()),
    answer('ec2:DescribeNatGateways', describeNatGateways(example)),
    answer('ec2:DescribeVpcEndpoints', describeVpcEndpoints(example)),
    ...endpointServiceAnswers(example),
    answer('ec2:DescribeNetworkInterfaces', describeNetworkInterfaces(interfaces)),
    answer('ec2:DescribeSecurityGroups', describeSecurityGroups(example)),
    answer('ec2:DescribeNetworkAcls', describeNetworkAcls(example)),
    answer('ec2:DescribeManagedPrefixLists', describeManagedPrefixLists()),
    answer('ec2:DescribeVpcPeeringConnections', describeVpcPeeringConnections()),
    answer('ec2:DescribeTransitGatewayVpcAttachments', describeTransitGatewayVpcAttachments()),
    answer('ec2:DescribeVpcBlockPublicAccessOptions', describeVpcBlockPublicAccessOptions()),
    answer('ec2:DescribeAddresses', describeAddresses(example)),
    answer('lambda:ListFunctions', listFunctions()),
    answer('route53:ListHostedZonesByVPC', listHostedZonesByVpc(), {
      parameters: { VPCId: vpcId, VPCRegion: region },
      about: [vpcId],
    }),
    answer('route53resolver:ListResolverRules', listResolverRules()),
    answer('route53resolver:ListResolverRuleAssociations', listResolverRuleAssociations()),
  ];
}

function interfacesOf(example: Example): readonly ExampleInterface[] {
  const inPrivateSubnets = [...functionInterfaces, ...endpointInterfacesOf(example)];
  return example.wayOut === 'none' ? inPrivateSubnets : [natGatewayInterface, ...inPrivateSubnets];
}

function attributeAnswer(attribute: string, document: object): Answer {
  return answer('ec2:DescribeVpcAttribute', document, {
    parameters: { VpcId: vpcId, Attribute: attribute },
    about: [vpcId, attribute],
  });
}

function endpointServiceAnswers({ describedServices }: Example): Answer[] {
  if (describedServices.length === 0) return [];
  return [
    answer('ec2:DescribeVpcEndpointServices', describeVpcEndpointServices(describedServices), {
      parameters: { ServiceNames: describedServices.map(serviceName) },
    }),
  ];
}
