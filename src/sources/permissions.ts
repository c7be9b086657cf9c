import { partitionOf } from '../targets/partition.ts';
import { callOf, readingCalls } from './calls.ts';

/** A policy as IAM takes it. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** One statement of a {@link Policy}. */
interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

// Anybody may ask who they are: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
const needsNoPermission: readonly string[] = ['sts:GetCallerIdentity'];

// API Gateway's actions are methods, and its resources paths:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/security_iam_service-with-iam.html
const apiGatewayPaths = ['/restapis', '/apis', '/domainnames'];

/**
 * The least policy for reading an account: the actions of the calls that are made, all of which list.
 * @param region of the partition that the policy is for.
 */
export function permissionsPolicy(region: string): Policy {
  const partition = partitionOf(region)?.id ?? 'aws';
  const actions = new Set(readingCalls.map((call) => callOf(call).action));
  const listing = [...actions].filter((action) => {
    return action !== 'apigateway:GET' && !needsNoPermission.includes(action);
  });
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'PlanecheckReadsNetworks', Effect: 'Allow', Action: listing.toSorted(), Resource: ['*'] },
      {
        Sid: 'PlanecheckReadsApis',
        Effect: 'Allow',
        Action: ['apigateway:GET'],
        Resource: apiGatewayPaths.map((path) => `arn:${partition}:apigateway:*::${path}`),
      },
    ],
  };
}
