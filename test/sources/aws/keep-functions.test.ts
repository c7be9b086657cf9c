import { expect, test } from 'vitest';
import { keepVpcFunctions } from '../../../src/sources/aws/keep-functions.ts';

const VpcConfig = { VpcId: 'vpc-0a1', SubnetIds: ['subnet-0a1'], SecurityGroupIds: [] };

test('functions of a VPC are kept, with the names of settings that send requests elsewhere and no value', () => {
  const Functions = [
    { FunctionName: 'outside' },
    { FunctionName: 'left-its-vpc', VpcConfig: { VpcId: '', SubnetIds: [] } },
    { FunctionName: 'plain', VpcConfig, Environment: { Variables: { PASSWORD: 'hunter2' } } },
    {
      FunctionName: 'by-a-proxy',
      VpcConfig,
      Environment: {
        Variables: {
          HTTPS_PROXY: 'http://somebody:hunter2@10.0.0.9:3128',
          no_proxy: '169.254.169.254',
          AWS_ENDPOINT_URL_S3: 'https://s3.example',
          AWS_USE_FIPS_ENDPOINT: 'true',
          MY_HTTPS_PROXY: 'hunter2',
        },
      },
    },
    { FunctionName: 'refused', VpcConfig, Environment: { Error: { ErrorCode: 'AccessDeniedException' } } },
  ];
  expect(keepVpcFunctions({ Functions, NextMarker: 'next' })).toEqual({
    Functions: [
      { FunctionName: 'plain', VpcConfig },
      {
        FunctionName: 'by-a-proxy',
        VpcConfig,
        Environment: {
          Variables: { HTTPS_PROXY: '', no_proxy: '', AWS_ENDPOINT_URL_S3: '', AWS_USE_FIPS_ENDPOINT: '' },
        },
      },
      { FunctionName: 'refused', VpcConfig },
    ],
    NextMarker: 'next',
  });
});
