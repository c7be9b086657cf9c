import * as z from 'zod';
import { type Fact, known, unknown } from '../../../network/fact.ts';
import { type BlockPublicAccess } from '../../../network/network.ts';
import { type Scope } from '../../../network/scope.ts';
import { type InternetGatewayBlockMode } from '../../../network/vpc.ts';
import { notInSource } from '../gaps.ts';
import { quoteValue } from '../../quote-value.ts';
import { itemReader } from '../read-items.ts';
import { optionalText } from './fields.ts';

const modes = ['off', 'block-bidirectional', 'block-ingress'] as const satisfies InternetGatewayBlockMode[];
const mode = z.enum(modes);

/**
 * Reads the answer to DescribeVpcBlockPublicAccessOptions.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export const readBlockPublicAccess = itemReader(
  z.object({ InternetGatewayBlockMode: mode }),
  (fields, scope): BlockPublicAccess => ({ scope, mode: fields.InternetGatewayBlockMode }),
);

/** BlockPublicAccessStates of VPCs and subnets: the mode in force, exclusions counted in. */
export const blockPublicAccessStates = z.object({ InternetGatewayBlockMode: optionalText }).nullish();

/** The mode that a VPC or subnet says of itself; unknown where it says none (an answer of an old AWS CLI). */
export function blockPublicAccessFact(
  states: z.output<typeof blockPublicAccessStates>,
  of: {
    readonly call: 'ec2:DescribeVpcs' | 'ec2:DescribeSubnets';
    readonly scope: Scope;
    readonly id: string;
  },
): Fact<InternetGatewayBlockMode> {
  const word = states?.InternetGatewayBlockMode ?? null;
  const parsed = mode.safeParse(word);
  if (parsed.success) return known(parsed.data);
  const detail = word === null ? null : `InternetGatewayBlockMode: ${quoteValue(word)}`;
  return unknown(notInSource({ ...of, fact: 'vpcBlockPublicAccess', detail }));
}
