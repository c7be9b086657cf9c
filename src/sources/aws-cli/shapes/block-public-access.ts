import { z } from 'zod';
import { type BlockPublicAccess } from '../../../network/network.ts';
import { type InternetGatewayBlockMode } from '../../../network/vpc.ts';
import { itemReader } from '../read-items.ts';

const modes = ['off', 'block-bidirectional', 'block-ingress'] as const satisfies InternetGatewayBlockMode[];

/**
 * Reads the answer to DescribeVpcBlockPublicAccessOptions.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export const readBlockPublicAccess = itemReader(
  z.object({ InternetGatewayBlockMode: z.enum(modes) }),
  ({ InternetGatewayBlockMode: mode }, scope): BlockPublicAccess => ({ scope, mode }),
);
