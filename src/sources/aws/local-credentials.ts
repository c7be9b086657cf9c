import { type AwsCredentialIdentity } from '@smithy/types';
import { credentialsOf } from './credentials.ts';
import { AwsHttpHandler } from './http-handler.ts';
import { readProfile } from './profile.ts';
import { type Environment } from './settings-files.ts';

/** What AWS's settings say of this machine. */
export interface LocalSettings {
  readonly region: string | null;
  /** Null where there are none, or they cannot be had. */
  readonly credentials: AwsCredentialIdentity | null;
}

/**
 * The region and credentials that the AWS CLI would use here, where there are some.
 * @throws InputError `no-profile`.
 */
export async function localSettings(
  environment: Environment,
  {
    isProfileChosen,
    authorities,
  }: { readonly isProfileChosen: boolean; readonly authorities: string | null },
): Promise<LocalSettings> {
  const profile = await readProfile(environment);
  const handler = new AwsHttpHandler({ authorities });
  try {
    const provide = credentialsOf({ profile, environment, isChosen: isProfileChosen, handler });
    const credentials = await provide().catch(() => null);
    return { region: environment['AWS_REGION'] ?? profile.settings?.['region'] ?? null, credentials };
  } finally {
    handler.destroy();
  }
}
