import { CloudWatchLogsClient, type CloudWatchLogsClientConfig } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam';
import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';

/** The clients of what a probe is made of. */
export interface DeployClients {
  readonly lambda: LambdaClient;
  readonly iam: IAMClient;
  readonly logs: CloudWatchLogsClient;
  readonly ec2: EC2Client;
}

/** What all of them are made with. */
export type ClientSettings = LambdaClientConfig &
  IAMClientConfig &
  CloudWatchLogsClientConfig &
  EC2ClientConfig;

/** Makes the clients; all share the settings. */
export function makeDeployClients(settings: ClientSettings): DeployClients {
  return {
    lambda: new LambdaClient(settings),
    iam: new IAMClient(settings),
    logs: new CloudWatchLogsClient(settings),
    ec2: new EC2Client(settings),
  };
}
