/** The workloads whose hosts are known as a whole. */
export const workloadNames = [
  'lambda-in-vpc',
  'container-from-ecr',
  'session-manager',
  'cloudformation-deploy',
] as const;

/** One of {@link workloadNames}. */
export type WorkloadName = (typeof workloadNames)[number];

/** The targets, by id, that a workload in a subnet needs all of. */
export const targetsOfWorkload = {
  // What code of most functions calls. A function's own logs, its image and its event sources do not use its VPC.
  'lambda-in-vpc': ['sts:all', 'lambda:all', 'kms:all', 'secretsmanager:all', 'ssm:all', 's3:all'],
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html; logs for the log driver awslogs.
  'container-from-ecr': ['ecr.api:all', 'ecr.dkr:all', 'ecr.dkr:all:layer-bucket', 'logs:all'],
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
  'session-manager': ['ssm:all', 'ssmmessages:all', 'ec2messages:all'],
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html; templates lie in S3.
  'cloudformation-deploy': [
    'cloudformation:all',
    'cloudformation:all:response-bucket',
    'cloudformation:all:wait-bucket',
    's3:all',
    'sts:all',
  ],
} as const satisfies Record<WorkloadName, readonly string[]>;
