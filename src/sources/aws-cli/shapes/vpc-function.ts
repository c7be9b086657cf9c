import * as z from 'zod';
import { type VpcFunction } from '../../../network/vpc-function.ts';
import { itemReader } from '../read-items.ts';
import { flag, optionalText, text } from './fields.ts';

const shape = z.object({
  FunctionName: text,
  FunctionArn: text,
  VpcConfig: z
    .object({
      VpcId: optionalText,
      SubnetIds: z.array(text),
      SecurityGroupIds: z.array(text),
      Ipv6AllowedForDualStack: flag,
    })
    .nullish(),
});

/**
 * Reads a member of ListFunctions, or an answer to GetFunctionConfiguration. Functions outside of VPCs are of
 * no interest, and environment values are never looked at.
 * https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
 */
export const readFunction = itemReader(shape, (fields, scope): VpcFunction | null => {
  const config = fields.VpcConfig;
  // A function that was taken out of its VPC keeps an empty VpcConfig.
  if (!config || config.VpcId === null || config.SubnetIds.length === 0) return null;
  return {
    name: fields.FunctionName,
    arn: fields.FunctionArn,
    scope,
    vpcId: config.VpcId,
    subnetIds: config.SubnetIds.toSorted(),
    securityGroupIds: config.SecurityGroupIds.toSorted(),
    ipv6Allowed: config.Ipv6AllowedForDualStack,
  };
});
