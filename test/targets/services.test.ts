import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { EC2Client } from '@aws-sdk/client-ec2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { describe, expect, test } from 'vitest';
import { everyServiceTarget, serviceNames, targetOfHost } from '../../src/targets/services.ts';
import { targetsOfWorkload, workloadNames } from '../../src/targets/workloads.ts';

const hostsOf = (region: string): Record<string, string> =>
  Object.fromEntries(everyServiceTarget(region).map(({ id, host }) => [id, host]));
const targetIn = (region: string, id: string) =>
  everyServiceTarget(region).find((target) => target.id === id);

describe('the hosts of services', () => {
  // https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html, its pages by service; for other
  // partitions the guides of AWS China, AWS GovCloud (US) and the SDK's endpoint rules.
  test.each([
    ['eu-west-1', 'apigateway:control', 'apigateway.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'apigateway:data', '{api-id}.execute-api.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'monitoring:all', 'monitoring.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'ecr.api:all', 'api.ecr.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'ecr.dkr:all', '{account-id}.dkr.ecr.eu-west-1.amazonaws.com'],
    [
      'eu-west-1',
      'ecr.dkr:all:layer-bucket',
      'prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com',
    ],
    [
      'us-west-2',
      'cloudformation:all:response-bucket',
      'cloudformation-custom-resource-response-uswest2.s3.us-west-2.amazonaws.com',
    ],
    [
      'us-west-2',
      'cloudformation:all:wait-bucket',
      'cloudformation-waitcondition-us-west-2.s3.us-west-2.amazonaws.com',
    ],
    ['eu-west-1', 'sagemaker.api:control', 'api.sagemaker.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'sagemaker.runtime:data', 'runtime.sagemaker.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'kinesis-streams:all', 'kinesis.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'kinesis-firehose:all', 'firehose.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'states:all', 'states.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'sync-states:all', 'sync-states.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'ssmmessages:all', 'ssmmessages.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'eks-auth:all', 'eks-auth.eu-west-1.api.aws'],
    ['eu-west-1', 'bedrock-mantle:data', 'bedrock-mantle.eu-west-1.api.aws'],
    ['eu-west-1', 'appsync-api:data', '{api-id}.appsync-api.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'sts:all', 'sts.eu-west-1.amazonaws.com'],
    ['eu-west-1', 'sts:all:global', 'sts.amazonaws.com'],
    ['eu-west-1', 'iam:all', 'iam.amazonaws.com'],
    ['eu-west-1', 'route53:all', 'route53.amazonaws.com'],
    ['cn-northwest-1', 'sts:all', 'sts.cn-northwest-1.amazonaws.com.cn'],
    ['cn-northwest-1', 'iam:all', 'iam.cn-north-1.amazonaws.com.cn'],
    ['cn-northwest-1', 'route53:all', 'route53.amazonaws.com.cn'],
    ['cn-north-1', 'ecr.dkr:all', '{account-id}.dkr.ecr.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'iam:all', 'iam.us-gov.amazonaws.com'],
    ['us-gov-east-1', 'route53:all', 'route53.us-gov.amazonaws.com'],
    ['us-gov-west-1', 'sts:all', 'sts.us-gov-west-1.amazonaws.com'],
    ['us-iso-east-1', 'ec2:all', 'ec2.us-iso-east-1.c2s.ic.gov'],
    ['us-iso-east-1', 'route53:all', 'route53.c2s.ic.gov'],
    ['us-isob-east-1', 's3:all', 's3.us-isob-east-1.sc2s.sgov.gov'],
    ['eusc-de-east-1', 'logs:all', 'logs.eusc-de-east-1.amazonaws.eu'],
  ])('in %s, %s is %s', (region, id, host) => {
    expect(hostsOf(region)[id]).toBe(host);
  });

  test('leave out what a partition does not have', () => {
    const ids = Object.keys(hostsOf('us-gov-west-1'));
    expect(ids).not.toContain('sts:all:global');
    expect(ids).not.toContain('bedrock-mantle:data');
  });

  test.each(['eu-west-1', 'cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'eusc-de-east-1'])(
    'are whole in %s, and no two targets have one id or one host',
    (region) => {
      const targets = everyServiceTarget(region);
      const hosts = targets.map(({ host }) => host);
      expect(hosts.filter((host) => /\{(?!api-id|account-id|custom-domain)/.test(host))).toEqual([]);
      expect(new Set(hosts).size).toBe(targets.length);
      expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length);
      const names = targets.flatMap((target) => target.documentedPrivateNames ?? []);
      expect(names.filter((name) => name.includes('{'))).toEqual([]);
    },
  );
});

const regions = ['eu-west-1', 'cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1'];

/** Clients of AWS's SDK, which carry the endpoint rules of their services. */
const clients = {
  'apigateway:control': APIGatewayClient,
  'ec2:all': EC2Client,
  'lambda:all': LambdaClient,
} as const;

type Client = (typeof clients)[keyof typeof clients] | typeof Route53Client;

const resolve = (Client: Client, region: string, UseFIPS: boolean, UseDualStack: boolean): string => {
  const { endpointProvider } = new Client({ region }).config;
  return endpointProvider({ Region: region, UseFIPS, UseDualStack }).url.host;
};

describe.each([...Object.entries(clients), ['route53:all', Route53Client] as const])(
  "%s, beside the SDK's endpoint rules",
  (id, Client) => {
    test.each(regions)('has the host of %s', (region) => {
      expect(hostsOf(region)[id]).toBe(resolve(Client, region, false, false));
    });
  },
);

describe.each(Object.entries(clients))("%s, beside the SDK's endpoint rules", (id, Client) => {
  test.each(regions)('knows the FIPS and dual-stack hosts of %s', (region) => {
    for (const [fips, dualStack] of [
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      const host = resolve(Client, region, fips, dualStack);
      expect(targetOfHost(host, region)).toMatchObject({ id, host });
    }
  });
});

describe('the service of a host', () => {
  test.each([
    ['kms-fips.us-east-1.amazonaws.com', 'us-east-1', 'kms:all'],
    ['kms.us-east-1.api.aws', 'us-east-1', 'kms:all'],
    ['api.ecr-fips.us-east-1.amazonaws.com', 'us-east-1', 'ecr.api:all'],
    ['fips.eks.us-east-1.amazonaws.com', 'us-east-1', 'eks:all'],
    ['111122223333.dkr.ecr.us-east-1.amazonaws.com', 'us-east-1', 'ecr.dkr:all'],
    ['my.bucket.s3.us-east-1.amazonaws.com', 'us-east-1', 's3:all'],
    ['s3.dualstack.us-east-1.amazonaws.com', 'us-east-1', 's3:all'],
    [
      'prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com',
      'us-east-1',
      'ecr.dkr:all:layer-bucket',
    ],
    ['sts.amazonaws.com', 'us-east-1', 'sts:all:global'],
  ])('%s is %s', (host, region, id) => {
    expect(targetOfHost(host, region)).toMatchObject({ id, host });
  });

  test.each([
    ['kms.eu-west-1.amazonaws.com', 'a host of another region'],
    ['ec2messages.ec2.us-east-1.amazonaws.com', 'a host below another'],
    ['a.b.execute-api.us-east-1.amazonaws.com', 'two labels where an API id is one'],
    [
      's3-fips.us-east-1.amazonaws.com',
      "a host of which it is not known whether the service's prefix list holds it",
    ],
  ])('%s is none: %s', (host) => {
    expect(targetOfHost(host, 'us-east-1')).toBeUndefined();
  });
});

describe('endpoint services', () => {
  // https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
  test.each([
    ['apigateway:data', 'com.amazonaws.eu-west-1.execute-api'],
    ['appsync:control', 'com.amazonaws.eu-west-1.appsync'],
    ['appsync-api:data', 'com.amazonaws.eu-west-1.appsync-api'],
    ['kinesis-streams:all', 'com.amazonaws.eu-west-1.kinesis-streams'],
    ['sagemaker.runtime:data', 'com.amazonaws.eu-west-1.sagemaker.runtime'],
    ['ecr.dkr:all:layer-bucket', 'com.amazonaws.eu-west-1.s3'],
    ['iam:all', 'com.amazonaws.iam'],
    ['route53:all', 'com.amazonaws.route53'],
    ['sts:all:global', null],
  ])('%s has %s', (id, endpointService) => {
    expect(targetIn('eu-west-1', id)?.endpointService).toBe(endpointService);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam_vpc_endpoint_create.html
  test("IAM's is in us-east-1 alone", () => {
    expect(targetIn('eu-west-1', 'iam:all')?.endpointServiceRegion).toBe('us-east-1');
  });

  test('lead to S3 or DynamoDB by a prefix list of the region', () => {
    const withList = everyServiceTarget('eu-west-1').filter(({ prefixListName }) => prefixListName !== null);
    expect(withList.map(({ id, prefixListName }) => `${id} ${prefixListName}`)).toEqual([
      'ecr.dkr:all:layer-bucket com.amazonaws.eu-west-1.s3',
      'cloudformation:all:response-bucket com.amazonaws.eu-west-1.s3',
      'cloudformation:all:wait-bucket com.amazonaws.eu-west-1.s3',
      's3:all com.amazonaws.eu-west-1.s3',
      'dynamodb:all com.amazonaws.eu-west-1.dynamodb',
    ]);
  });
});

describe('what targets name', () => {
  const ids = everyServiceTarget('eu-west-1').map(({ id }) => id);

  test('companions and workloads name targets that there are', () => {
    const named = [
      ...everyServiceTarget('eu-west-1').flatMap(({ companions }) => companions),
      ...workloadNames.flatMap((name): readonly string[] => targetsOfWorkload[name]),
    ];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('every service of the issue has a row', () => {
    const asked =
      'apigateway lambda monitoring logs cloudformation appsync appsync-api bedrock bedrock-runtime bedrock-agent ' +
      'bedrock-agent-runtime bedrock-mantle sts iam ssm ssmmessages ec2messages ecr.api ecr.dkr s3 dynamodb kms ' +
      'secretsmanager sqs sns events states sync-states sagemaker.api sagemaker.runtime kinesis-streams ec2 eks ' +
      'eks-auth xray route53';
    expect(asked.split(' ').filter((name) => !serviceNames.includes(name))).toEqual([]);
  });
});
