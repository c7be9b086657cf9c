import * as z from 'zod';
import { type InternetGateway } from '../../../network/gateways.ts';
import { itemReader } from '../read-items.ts';
import { nameTag, text } from './fields.ts';

const attachments = z.array(z.object({ VpcId: text, State: z.string() }));

// EC2 calls an attached internet gateway `available` and an attached egress-only one `attached`.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InternetGatewayAttachment.html
function attachedVpcs(list: z.output<typeof attachments>): readonly string[] {
  return list
    .filter(({ State: state }) => state === 'available' || state === 'attached')
    .map(({ VpcId: id }) => id)
    .toSorted();
}

/** Reads a member of DescribeInternetGateways. */
export const readInternetGateway = itemReader(
  z.object({ InternetGatewayId: text, Attachments: attachments, Tags: nameTag }),
  (fields, scope): InternetGateway => ({
    id: fields.InternetGatewayId,
    scope,
    name: fields.Tags,
    vpcIds: attachedVpcs(fields.Attachments),
  }),
);

/** Reads a member of DescribeEgressOnlyInternetGateways. */
export const readEgressOnlyInternetGateway = itemReader(
  z.object({ EgressOnlyInternetGatewayId: text, Attachments: attachments, Tags: nameTag }),
  (fields, scope): InternetGateway => ({
    id: fields.EgressOnlyInternetGatewayId,
    scope,
    name: fields.Tags,
    vpcIds: attachedVpcs(fields.Attachments),
  }),
);
