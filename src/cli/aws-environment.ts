import { type World } from './world.ts';

/**
 * Sets what the AWS SDK reads from the environment alone, and gives what it then is. A profile given to its clients
 * would count for credentials and region, and its endpoints would not.
 */
export function prepareAwsEnvironment(profile: string | undefined): World['env'] {
  if (profile !== undefined) process.env['AWS_PROFILE'] = profile;
  // The AWS CLI reads both, and the SDK the first: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
  const regions = [process.env['AWS_REGION'], process.env['AWS_DEFAULT_REGION']];
  const region = regions.find((name) => name !== undefined && name !== '');
  if (region === undefined) delete process.env['AWS_REGION'];
  else process.env['AWS_REGION'] = region;
  // The SDK's word to its users about coming versions is none to ours: the one that runs is part of the program.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  return process.env;
}
