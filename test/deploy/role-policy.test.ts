import { expect, test } from 'vitest';
import { callerPolicy, probeTasks } from '../../src/deploy/caller-policy.ts';
import { probePolicy, trustPolicy } from '../../src/deploy/role-policy.ts';
import { parts } from './some-design.ts';

test("a probe's role may list REST APIs, write its log, and serve Lambda alone", () => {
  const interfaces = [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:UnassignPrivateIpAddresses',
  ];
  expect(probePolicy('p', parts).Statement).toMatchObject([
    {
      Effect: 'Allow',
      Action: ['apigateway:GET'],
      Resource: ['arn:aws:apigateway:eu-west-1::/restapis'],
    },
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/p:*'],
    },
    { Effect: 'Allow', Action: interfaces, Resource: ['*'] },
    {
      Effect: 'Deny',
      Action: expect.arrayContaining([...interfaces, 'ec2:DetachNetworkInterface']) as unknown,
      Resource: ['*'],
      Condition: {
        ArnEquals: { 'lambda:SourceFunctionArn': ['arn:aws:lambda:eu-west-1:111122223333:function:p'] },
      },
    },
  ]);
  expect(trustPolicy.Statement).toEqual([
    { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: ['sts:AssumeRole'] },
  ]);
});

test.each(probeTasks)('the policy to %s changes nothing but probes', (task) => {
  for (const { Action: actions, Resource: resources } of callerPolicy(task, 'aws-cn').Statement) {
    const isLooking = JSON.stringify(resources) === '["*"]';
    const names = JSON.stringify(actions);
    if (isLooking) expect(names).not.toMatch(/:(?!List|Get|Describe)/);
    else expect(JSON.stringify(resources)).toMatch(/^\["arn:aws-cn:[^"]*planecheck[^"]*"\]$/);
  }
});
