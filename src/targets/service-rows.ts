import { besides, bucketOf, regional, type ServiceRow } from './service-row.ts';

const apiGateway: readonly ServiceRow[] = [
  regional('apigateway', [], {
    plane: 'control',
    // No page of AWS's names the private DNS names of this endpoint: they are read from the endpoint or the service.
    documentedPrivateNames: null,
  }),
  regional('apigateway', ['Invoke'], {
    plane: 'data',
    host: '{api-id}.execute-api.{region}.{suffix}',
    otherHosts: [],
    // A dual-stack API answers by IPv6 under the same name.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html
    families: ['ipv4', 'ipv6'],
    endpointService: 'com.amazonaws.{region}.execute-api',
    // https://repost.aws/knowledge-center/api-gateway-vpc-connections
    documentedPrivateNames: ['execute-api.{region}.{suffix}', '*.execute-api.{region}.{suffix}'],
  }),
  besides('apigateway', 'custom domain', '{custom-domain}', { plane: 'data', families: ['ipv4', 'ipv6'] }),
];

const computing: readonly ServiceRow[] = [
  regional('lambda', ['Invoke', 'GetFunction']),
  regional('ec2', ['DescribeInstances', 'DescribeNetworkInterfaces', 'CreateNetworkInterface']),
  regional('autoscaling', ['DescribeAutoScalingGroups', 'CompleteLifecycleAction']),
  regional('elasticloadbalancing', ['RegisterTargets', 'DescribeTargetHealth']),
  regional('ecs', ['RunTask', 'RegisterContainerInstance', 'DiscoverPollEndpoint'], {
    note: 'the ECS agent also calls hosts that DiscoverPollEndpoint names (endpoint services ecs-agent and ecs-telemetry)',
  }),
  regional('ecr.api', ['GetAuthorizationToken', 'BatchGetImage', 'GetDownloadUrlForLayer'], {
    prefix: 'api.ecr',
    otherHosts: [
      'api.ecr-fips.{region}.{suffix}',
      'ecr.{region}.{dualStackSuffix}',
      'ecr-fips.{region}.{dualStackSuffix}',
    ],
    companions: ['ecr.dkr:all', 'ecr.dkr:all:layer-bucket'],
  }),
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
  regional('ecr.dkr', ['docker pull', 'docker push'], {
    host: '{account-id}.dkr.ecr.{region}.{suffix}',
    otherHosts: [],
    documentedPrivateNames: ['*.dkr.ecr.{region}.{suffix}'],
    companions: ['ecr.api:all', 'ecr.dkr:all:layer-bucket'],
  }),
  bucketOf(
    'ecr.dkr',
    'layer bucket',
    'prod-{region}-starport-layer-bucket',
    "an image's layers are fetched from this bucket; an endpoint policy for S3 must let s3:GetObject on it through",
  ),
  regional('eks', ['DescribeCluster'], {
    otherHosts: [
      'fips.eks.{region}.{suffix}',
      'eks.{region}.{dualStackSuffix}',
      'eks-fips.{region}.{dualStackSuffix}',
    ],
  }),
  regional('eks-auth', ['AssumeRoleForPodIdentity'], {
    host: 'eks-auth.{region}.{dualStackSuffix}',
    otherHosts: ['eks-auth-fips.{region}.{dualStackSuffix}'],
    families: ['ipv4', 'ipv6'],
  }),
];

const managing: readonly ServiceRow[] = [
  regional('monitoring', ['PutMetricData', 'GetMetricData']),
  regional('logs', ['PutLogEvents', 'CreateLogStream']),
  regional('xray', ['PutTraceSegments', 'GetSamplingRules']),
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
  regional('cloudformation', ['CreateChangeSet', 'DescribeStacks', 'SignalResource'], {
    companions: ['cloudformation:all:response-bucket', 'cloudformation:all:wait-bucket'],
  }),
  bucketOf(
    'cloudformation',
    'response bucket',
    'cloudformation-custom-resource-response-{regionwithoutdashes}',
    'custom resources in the VPC put their answers here; without it a stack waits until it times out',
  ),
  bucketOf(
    'cloudformation',
    'wait bucket',
    'cloudformation-waitcondition-{region}',
    'wait conditions are signalled here; without it a stack waits until it times out',
  ),
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
  regional('ssm', ['GetParameter', 'UpdateInstanceInformation'], {
    companions: ['ssmmessages:all', 'ec2messages:all'],
  }),
  regional('ssmmessages', ['CreateControlChannel', 'OpenDataChannel'], { companions: ['ssm:all'] }),
  regional('ec2messages', ['GetMessages', 'SendReply'], { companions: ['ssm:all'] }),
];

const storing: readonly ServiceRow[] = [
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
  regional('s3', ['GetObject', 'PutObject'], {
    otherHosts: [
      '*.s3.{region}.{suffix}',
      's3.dualstack.{region}.{suffix}',
      '*.s3.dualstack.{region}.{suffix}',
    ],
    documentedPrivateNames: null,
    prefixListName: 'com.amazonaws.{region}.s3',
  }),
  regional('dynamodb', ['GetItem', 'PutItem', 'Query'], {
    otherHosts: [],
    documentedPrivateNames: null,
    prefixListName: 'com.amazonaws.{region}.dynamodb',
  }),
  regional('rds', ['DescribeDBInstances']),
  regional('rds-data', ['ExecuteStatement']),
];

const securing: readonly ServiceRow[] = [
  regional('sts', ['AssumeRole', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']),
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html
  besides(
    'sts',
    'global',
    { aws: 'sts.amazonaws.com' },
    {
      note: "no endpoint of a Region answers for the global host; clients that set AWS_STS_REGIONAL_ENDPOINTS=regional call the Region's own",
    },
  ),
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam_vpc_endpoint_create.html
  regional('iam', ['GetRole', 'CreateServiceLinkedRole'], {
    host: {
      aws: 'iam.amazonaws.com',
      'aws-cn': 'iam.cn-north-1.amazonaws.com.cn',
      'aws-us-gov': 'iam.us-gov.amazonaws.com',
      'aws-iso': 'iam.us-iso-east-1.c2s.ic.gov',
      'aws-iso-b': 'iam.us-isob-east-1.sc2s.sgov.gov',
      'aws-iso-e': 'iam.eu-isoe-west-1.cloud.adc-e.uk',
      'aws-iso-f': 'iam.us-isof-south-1.csp.hci.ic.gov',
      'aws-eusc': 'iam.eusc-de-east-1.amazonaws.eu',
    },
    otherHosts: [],
    endpointService: 'com.amazonaws.iam',
    endpointServiceRegions: { aws: 'us-east-1' },
    documentedPrivateNames: null,
    note: 'one host for all Regions; its endpoint is made where the control plane of IAM is (us-east-1 in the partition aws), and VPCs of other Regions reach it over a transit gateway',
  }),
  regional('kms', ['Decrypt', 'GenerateDataKey']),
  regional('secretsmanager', ['GetSecretValue'], { families: ['ipv4', 'ipv6'] }),
];

const messaging: readonly ServiceRow[] = [
  regional('sqs', ['SendMessage', 'ReceiveMessage']),
  regional('sns', ['Publish']),
  regional('events', ['PutEvents']),
  regional('states', ['StartExecution', 'SendTaskSuccess']),
  // The SDK puts `sync-` before the host for these operations.
  regional('sync-states', ['StartSyncExecution', 'TestState']),
  regional('kinesis-streams', ['PutRecord', 'GetRecords'], { prefix: 'kinesis' }),
  regional('kinesis-firehose', ['PutRecordBatch'], { prefix: 'firehose' }),
  regional('email', ['SendEmail']),
];

const learning: readonly ServiceRow[] = [
  regional('bedrock', ['ListFoundationModels', 'GetFoundationModel'], { plane: 'control' }),
  regional('bedrock-runtime', ['InvokeModel', 'Converse'], { plane: 'data' }),
  regional('bedrock-agent', ['GetAgent', 'CreateAgent'], { plane: 'control' }),
  regional('bedrock-agent-runtime', ['InvokeAgent', 'Retrieve'], { plane: 'data' }),
  // https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html
  regional('bedrock-mantle', ['CreateInference'], {
    plane: 'data',
    host: { aws: 'bedrock-mantle.{region}.api.aws' },
    otherHosts: [],
    families: ['ipv4', 'ipv6'],
    documentedPrivateNames: null,
  }),
  regional('sagemaker.api', ['CreateTrainingJob', 'DescribeEndpoint'], {
    plane: 'control',
    prefix: 'api.sagemaker',
    otherHosts: ['api-fips.sagemaker.{region}.{suffix}', 'api.sagemaker.{region}.{dualStackSuffix}'],
  }),
  regional('sagemaker.runtime', ['InvokeEndpoint'], {
    plane: 'data',
    prefix: 'runtime.sagemaker',
    otherHosts: ['runtime-fips.sagemaker.{region}.{suffix}', 'runtime.sagemaker.{region}.{dualStackSuffix}'],
  }),
];

const graphs: readonly ServiceRow[] = [
  regional('appsync', ['CreateGraphqlApi', 'GetGraphqlApi'], { plane: 'control' }),
  // https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html
  regional('appsync-api', ['Query', 'Mutation', 'Subscription'], {
    plane: 'data',
    host: '{api-id}.appsync-api.{region}.{suffix}',
    otherHosts: [],
    documentedPrivateNames: ['*.appsync-api.{region}.{suffix}'],
    captured: {
      what: 'public AppSync APIs',
      instead: 'call them by custom domain names',
      source: 'https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html',
    },
  }),
];

const naming: readonly ServiceRow[] = [
  regional('route53', ['ChangeResourceRecordSets', 'ListHostedZones'], {
    host: {
      aws: 'route53.amazonaws.com',
      'aws-cn': 'route53.amazonaws.com.cn',
      'aws-us-gov': 'route53.us-gov.amazonaws.com',
      'aws-iso': 'route53.c2s.ic.gov',
      'aws-iso-b': 'route53.sc2s.sgov.gov',
      'aws-iso-e': 'route53.cloud.adc-e.uk',
      'aws-iso-f': 'route53.csp.hci.ic.gov',
      'aws-eusc': 'route53.amazonaws.eu',
    },
    otherHosts: [],
    endpointService: 'com.amazonaws.route53',
    documentedPrivateNames: null,
    note: 'one host for all Regions; its endpoint service, com.amazonaws.route53, has a name without a Region, and not each Region offers it',
  }),
];

/**
 * The table of services, those of a kind together: one row for each host of a plane.
 *
 * The hosts are those of AWS's endpoint rules (`endpoint-rule-set-1.json` of each client, `partitions.json`) as
 * botocore 1.44.5 carries them; a registry's, ssmmessages', ec2messages', appsync-api's and bedrock-mantle's hosts,
 * which no client's rules hold, are those of the pages beside their rows. Endpoint services:
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export const serviceRows: readonly ServiceRow[] = [
  ...apiGateway,
  ...computing,
  ...managing,
  ...storing,
  ...securing,
  ...messaging,
  ...learning,
  ...graphs,
  ...naming,
];
