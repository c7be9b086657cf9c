/** What an ARN is made of: real values, or the pseudo parameters of CloudFormation. */
export interface ArnParts {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** A value of a document that is written as JSON. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A policy as IAM takes it. A type and no interface, so that it is a {@link Json}. */
export type RolePolicy = {
  readonly Version: '2012-10-17';
  readonly Statement: readonly { readonly [key: string]: Json }[];
};

/** The ARN of a function. */
export function functionArn(name: string, { partition, region, accountId }: ArnParts): string {
  return `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
}

/** Lets Lambda use the role. */
export const trustPolicy: RolePolicy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: ['sts:AssumeRole'] },
  ],
};

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
const interfaceActions = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/**
 * The least that a probe needs: to list REST APIs, to write its own log, and for Lambda itself to make its interfaces,
 * which the Deny keeps the function's code from.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-best-practice-security
 */
export function probePolicy(name: string, parts: ArnParts): RolePolicy {
  const { partition, region, accountId } = parts;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ListsRestApis',
        Effect: 'Allow',
        Action: ['apigateway:GET'],
        Resource: [`arn:${partition}:apigateway:${region}::/restapis`],
      },
      {
        Sid: 'WritesItsLog',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [`arn:${partition}:logs:${region}:${accountId}:log-group:/aws/lambda/${name}:*`],
      },
      { Sid: 'LambdaMakesItsInterfaces', Effect: 'Allow', Action: interfaceActions, Resource: ['*'] },
      {
        Sid: 'ItsCodeMakesNone',
        Effect: 'Deny',
        Action: [...interfaceActions, 'ec2:DetachNetworkInterface'].toSorted(),
        Resource: ['*'],
        Condition: { ArnEquals: { 'lambda:SourceFunctionArn': [functionArn(name, parts)] } },
      },
    ],
  };
}
