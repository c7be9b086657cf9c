import { type RolePolicy } from './role-policy.ts';

/** What somebody does with probes. */
export const probeTasks = ['deploy', 'run', 'destroy'] as const;
/** One of {@link probeTasks}. */
export type ProbeTask = (typeof probeTasks)[number];

type Statements = Readonly<Record<'anything' | 'probes' | 'roles' | 'logGroups', readonly string[]>>;

// GetFunction tells tags to those alone who may list them:
// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html#API_GetFunction_ResponseSyntax
const finding = ['lambda:GetFunction', 'lambda:ListTags'];

const actions = {
  deploy: {
    // The last two are asked by Lambda on the caller's behalf:
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
    anything: [
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'iam:ListRoles',
      // Of the function that --function names.
      'lambda:GetFunctionConfiguration',
      'lambda:ListFunctions',
      'logs:DescribeLogGroups',
      'ec2:DescribeVpcs',
      'ec2:GetSecurityGroupsForVpc',
    ],
    probes: [
      ...finding,
      'lambda:CreateFunction',
      'lambda:DeleteFunction',
      'lambda:TagResource',
      'lambda:UpdateFunctionCode',
      'lambda:UpdateFunctionConfiguration',
    ],
    roles: [
      'iam:CreateRole',
      'iam:GetRole',
      'iam:PassRole',
      'iam:PutRolePolicy',
      'iam:TagRole',
      'iam:UpdateAssumeRolePolicy',
    ],
    logGroups: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy', 'logs:TagResource'],
  },
  run: {
    anything: ['lambda:ListFunctions'],
    probes: [...finding, 'lambda:InvokeFunction'],
    roles: [],
    logGroups: [],
  },
  destroy: {
    anything: [
      'ec2:DescribeNetworkInterfaces',
      'iam:ListRoles',
      'lambda:ListFunctions',
      'logs:DescribeLogGroups',
    ],
    probes: [...finding, 'lambda:DeleteFunction'],
    roles: ['iam:DeleteRole', 'iam:DeleteRolePolicy'],
    logGroups: ['logs:DeleteLogGroup'],
  },
} as const satisfies Record<ProbeTask, Statements>;

/** The least policy of somebody who deploys, runs or destroys probes. A role of `--role-arn` is to be added by its ARN. */
export function callerPolicy(task: ProbeTask, partition: string): RolePolicy {
  const { anything, probes, roles, logGroups } = actions[task];
  const resources = [
    ['PlanecheckLooks', anything, '*'],
    ['PlanecheckProbes', probes, `arn:${partition}:lambda:*:*:function:planecheck-probe-*`],
    ['PlanecheckRoles', roles, `arn:${partition}:iam::*:role/planecheck/*`],
    ['PlanecheckLogs', logGroups, `arn:${partition}:logs:*:*:log-group:/aws/lambda/planecheck-probe-*`],
  ] as const;
  const statements = resources.filter(([, names]) => names.length > 0);
  return {
    Version: '2012-10-17',
    Statement: statements.map(([Sid, names, resource]) => ({
      Sid,
      Effect: 'Allow',
      Action: names.toSorted(),
      Resource: [resource],
    })),
  };
}
