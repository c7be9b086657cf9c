import { type FunctionConfiguration, type ListFunctionsResponse } from '@aws-sdk/client-lambda';
import { accountId, region } from './account.ts';
import { type CliJson } from './cli-json.ts';
import { type ExampleInterface } from './network-interfaces.ts';
import { functionsGroup } from './security-groups.ts';
import { privateSubnetA, privateSubnetC } from './subnets.ts';
import { vpcId } from './vpc.ts';

const functionName = 'list-rest-apis';

const common: Omit<ExampleInterface, 'id' | 'subnet' | 'address' | 'macAddress' | 'attachmentId'> = {
  description: `AWS Lambda VPC ENI-${functionName}-6f1c2b7e-3d84-4a95-b0c6-19e2d7f5a830`,
  type: 'lambda',
  groups: [functionsGroup],
  requesterId: `AROA1234567890EXAMPLE:${accountId}`,
  requesterManaged: false,
  sourceDestCheck: true,
};

/** The function's network interfaces, one in each of its subnets. */
export const functionInterfaces: readonly ExampleInterface[] = [
  {
    ...common,
    id: 'eni-0a16f3d8b5c2e9470',
    subnet: privateSubnetA,
    address: '10.0.2.37',
    macAddress: '06:a1:5c:38:e4:7f',
    attachmentId: 'ela-attach-0e2a9c7d4f0b38651',
  },
  {
    ...common,
    id: 'eni-0c27a4e9c6d3f0581',
    subnet: privateSubnetC,
    address: '10.0.3.52',
    macAddress: '0a:d3:92:6b:15:c8',
    attachmentId: 'ela-attach-0f3bad8e501c49762',
  },
];

/** `aws lambda list-functions` */
export function listFunctions() {
  const listRestApis = {
    FunctionName: functionName,
    FunctionArn: `arn:aws:lambda:${region}:${accountId}:function:${functionName}`,
    Runtime: 'nodejs24.x',
    Role: `arn:aws:iam::${accountId}:role/${functionName}`,
    Handler: 'index.handler',
    CodeSize: 1482,
    Description: 'Lists the REST APIs of the account',
    Timeout: 3,
    MemorySize: 256,
    LastModified: '2026-10-05T02:31:40.000+0000',
    CodeSha256: 'q9m3Yx0T1bKfV7sJc2hZ5nR8wLd4uGpEaI6oXtC0vMk=',
    Version: '$LATEST',
    VpcConfig: {
      SubnetIds: functionInterfaces.map((each) => each.subnet.id),
      SecurityGroupIds: [functionsGroup.GroupId],
      VpcId: vpcId,
      Ipv6AllowedForDualStack: false,
    },
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: '8d5f2a63-71c4-4e0b-9a36-c8e4b1d7f052',
    PackageType: 'Zip',
    Architectures: ['arm64'],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${functionName}` },
  } satisfies CliJson<FunctionConfiguration>;
  return { Functions: [listRestApis] } satisfies CliJson<ListFunctionsResponse>;
}
