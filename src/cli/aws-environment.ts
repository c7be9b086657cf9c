/**
 * Sets what the AWS SDK reads from the environment alone. A profile given to its clients would count for credentials
 * and region, and its endpoints would not.
 */
export function prepareAwsEnvironment(profile: string | undefined): void {
  if (profile !== undefined) process.env['AWS_PROFILE'] = profile;
  // The SDK's word to its users about coming versions is none to ours: the one that runs is part of the program.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
}
