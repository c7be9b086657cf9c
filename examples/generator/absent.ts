import {
  type DescribeEgressOnlyInternetGatewaysResult,
  type DescribeTransitGatewayVpcAttachmentsResult,
  type DescribeVpcPeeringConnectionsResult,
} from '@aws-sdk/client-ec2';
import { type CliJson } from './cli-json.ts';

// What no example has. The empty answers say so: without them it would not be known.

/** `aws ec2 describe-egress-only-internet-gateways` */
export function describeEgressOnlyInternetGateways() {
  return { EgressOnlyInternetGateways: [] } satisfies CliJson<DescribeEgressOnlyInternetGatewaysResult>;
}

/** `aws ec2 describe-vpc-peering-connections` */
export function describeVpcPeeringConnections() {
  return { VpcPeeringConnections: [] } satisfies CliJson<DescribeVpcPeeringConnectionsResult>;
}

/** `aws ec2 describe-transit-gateway-vpc-attachments` */
export function describeTransitGatewayVpcAttachments() {
  return { TransitGatewayVpcAttachments: [] } satisfies CliJson<DescribeTransitGatewayVpcAttachmentsResult>;
}
