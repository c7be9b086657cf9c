import * as z from 'zod';
import { type NatGateway, type NatGatewayState } from '../../../network/nat-gateway.ts';
import { itemReader } from '../read-items.ts';
import { address, nameTag, optionalList, optionalText, text } from './fields.ts';

const natAddress = z.object({
  PrivateIp: address.nullish(),
  PublicIp: address.nullish(),
  AvailabilityZone: optionalText,
});

const appliance = z.object({ ApplianceArn: text, AttachmentState: optionalText });

const shape = z.object({
  NatGatewayId: text,
  VpcId: text,
  SubnetId: optionalText,
  RouteTableId: optionalText,
  State: text,
  ConnectivityType: z.enum(['public', 'private']).nullish(),
  AvailabilityMode: z.enum(['zonal', 'regional']).nullish(),
  NatGatewayAddresses: optionalList(natAddress),
  FailureCode: optionalText,
  AttachedAppliances: optionalList(appliance),
  Tags: nameTag,
});

const states: readonly string[] = [
  'pending',
  'failed',
  'available',
  'deleting',
  'deleted',
] satisfies NatGatewayState[];

function isState(word: string): word is NatGatewayState {
  return states.includes(word);
}

/**
 * Reads a member of DescribeNatGateways; gateways made before the modes existed are zonal and public.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html
 */
export const readNatGateway = itemReader(shape, (fields, scope): NatGateway => ({
  id: fields.NatGatewayId,
  scope,
  name: fields.Tags,
  vpcId: fields.VpcId,
  mode: fields.AvailabilityMode ?? 'zonal',
  subnetId: fields.AvailabilityMode === 'regional' ? null : fields.SubnetId,
  routeTableId: fields.RouteTableId,
  state: isState(fields.State) ? fields.State : 'other',
  connectivity: fields.ConnectivityType ?? 'public',
  addresses: fields.NatGatewayAddresses.map((pair) => ({
    privateAddress: pair.PrivateIp ?? null,
    publicAddress: pair.PublicIp ?? null,
    availabilityZone: pair.AvailabilityZone,
  })),
  failureCode: fields.FailureCode,
  attachedAppliances: fields.AttachedAppliances.filter(({ AttachmentState: state }) => state !== 'detached')
    .map(({ ApplianceArn: arn }) => arn)
    .toSorted(),
}));
