import { fromEnv } from '@aws-sdk/credential-provider-env';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { type AwsCredentialIdentityProvider } from '@smithy/types';
import { UnableError } from '../unable-error.ts';
import { type AwsHttpHandler } from './http-handler.ts';
import { type Profile } from './profile.ts';
import { type Environment, strayLine } from './settings-files.ts';

/** Where credentials are to come from. */
export interface CredentialOptions {
  readonly profile: Profile;
  readonly environment: Environment;
  /** Whether the command line names the profile: what the environment has of keys is another's then. */
  readonly isChosen: boolean;
  /** Carries what has to be asked for credentials, so that it goes by the proxies as everything else. */
  readonly handler: AwsHttpHandler;
}

/**
 * Credentials as the AWS CLI finds them: keys of the environment, unless --profile is given; those of the profile; a
 * web identity, the container, the instance. Where a profile says how to get them and that fails, nobody else's are
 * taken in their place: the answers would be those of another account.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-quickstart.html#cli-configure-quickstart-precedence
 */
export function credentialsOf({
  profile,
  environment,
  isChosen,
  handler,
}: CredentialOptions): AwsCredentialIdentityProvider {
  const { AWS_ACCESS_KEY_ID: id = '', AWS_SECRET_ACCESS_KEY: secret = '' } = environment;
  if (!isChosen && id !== '' && secret !== '') return fromEnv();
  const init = { clientConfig: { requestHandler: handler } };
  return waysToCredentials.some((key) => profile.settings?.[key] !== undefined)
    ? fromIni({ ...init, profile: profile.name })
    : defaultProvider(init);
}

// https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
const waysToCredentials = [
  'aws_access_key_id',
  'role_arn',
  'credential_source',
  'credential_process',
  'web_identity_token_file',
  'sso_session',
  'sso_start_url',
  'login_session',
] as const;

/** The error of a run that found no credentials, from what came in the way. */
export async function noCredentials(
  error: unknown,
  { name, settings }: Profile,
  environment: Environment,
): Promise<UnableError> {
  const told = (error instanceof Error ? error.message : String(error))
    .replace(/^\w*Error: /, '')
    // What a credential_process says stands in lines of its own.
    .trim()
    .replaceAll(/\s*\n\s*/g, '; ');
  const whose = settings === null ? '' : ` as the profile ${name}`;
  const { message, next } = wordsFor(told, name);
  return new UnableError(
    'no-credentials',
    `no credentials to ask AWS with${whose}: ${message}${await strayLine(environment)}`,
    next,
  );
}

function wordsFor(told: string, name: string): { readonly message: string; readonly next: string } {
  if (/aws sso login|^UnauthorizedException/.test(told)) {
    return {
      message: 'its SSO sign-in is not there or has run out',
      next: `Sign in, and run it again: aws sso login --profile ${name}`,
    };
  }
  if (/multi-factor/.test(told)) {
    return {
      message: 'it asks for a code of multi-factor authentication',
      next: `Have the AWS CLI ask for it, and run it again without --profile: eval "$(aws configure export-credentials --profile ${name} --format env)"`,
    };
  }
  if (/did not answer \(/.test(told)) {
    return { message: told, next: 'Run it where this host can be reached (HTTPS_PROXY is obeyed).' };
  }
  return {
    message: told,
    next: `Give --profile, or set credentials as for the AWS CLI (aws configure, aws sso login, AWS_ACCESS_KEY_ID). ${withoutAws}`,
  };
}

/** What can be done by those who have no account. */
export const withoutAws =
  'Without an account: name files or folders with saved AWS CLI output, or look at --example.';
