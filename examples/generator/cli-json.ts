import {
  type AttachmentStatus,
  type DescribeInternetGatewaysResult,
  type DescribeNetworkInterfacesResult,
  type DescribeVpcEndpointsResult,
  type InternetGateway,
  type InternetGatewayAttachment,
  type NetworkInterface,
  type NetworkInterfaceType,
  type State,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { type ListHostedZonesByVPCResponse } from '@aws-sdk/client-route-53';

/** A result of the SDK as the AWS CLI prints it: the same names and values, dates as text. */
export type CliJson<T> = T extends Date
  ? string
  : T extends object
    ? { [Key in keyof T]: CliJson<T[Key]> }
    : T;

/** `T` as the AWS CLI prints it, with `Changes` in place of the members of the same names. */
type CliJsonBut<T, Changes> = Omit<CliJson<T>, keyof Changes> & Changes;

// In four places AWS answers otherwise than its API model, and so the SDK's types, say.

/** An endpoint: the model writes `Available`, AWS `available`. */
export type CliVpcEndpoint = CliJsonBut<VpcEndpoint, { State: Uncapitalize<State> }>;

/** What `aws ec2 describe-vpc-endpoints` prints. */
export type CliVpcEndpoints = CliJsonBut<DescribeVpcEndpointsResult, { VpcEndpoints: CliVpcEndpoint[] }>;

/** A network interface: the model writes `natGateway`, AWS `nat_gateway`. */
export type CliNetworkInterface = CliJsonBut<
  NetworkInterface,
  { InterfaceType: Exclude<NetworkInterfaceType, 'natGateway'> | 'nat_gateway' }
>;

/** What `aws ec2 describe-network-interfaces` prints. */
export type CliNetworkInterfaces = CliJsonBut<
  DescribeNetworkInterfacesResult,
  { NetworkInterfaces: CliNetworkInterface[] }
>;

type CliInternetGatewayAttachment = CliJsonBut<
  InternetGatewayAttachment,
  { State: Exclude<AttachmentStatus, 'attached'> | 'available' }
>;

/** An internet gateway: the model writes `attached`, AWS `available`. */
export type CliInternetGateway = CliJsonBut<InternetGateway, { Attachments: CliInternetGatewayAttachment[] }>;

/** What `aws ec2 describe-internet-gateways` prints. */
export type CliInternetGateways = CliJsonBut<
  DescribeInternetGatewaysResult,
  { InternetGateways: CliInternetGateway[] }
>;

/** What `aws route53 list-hosted-zones-by-vpc` prints: the SDK makes a number of the page size, the CLI leaves it text. */
export type CliHostedZonesByVpc = CliJsonBut<ListHostedZonesByVPCResponse, { MaxItems: string }>;

/** The text that the AWS CLI writes for a document with `--output json`. */
export function cliText(document: object): string {
  return `${JSON.stringify(document, null, 4)}\n`;
}
