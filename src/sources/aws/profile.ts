import { loadSsoSessionData, parseKnownFiles } from '@smithy/core/config';
import { InputError } from '../input-error.ts';
import { type Environment, settingsFiles, strayLine } from './settings-files.ts';

/** The profile whose settings count. */
export interface Profile {
  readonly name: string;
  /** Null: nobody named one, and nothing is set for `default`. */
  readonly settings: Readonly<Record<string, string | undefined>> | null;
}

/**
 * The profile that AWS_PROFILE names, or else `default`.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 * @throws InputError `no-profile` where the one that is named, or its SSO session, is not in the files.
 */
export async function readProfile(environment: Environment): Promise<Profile> {
  const profiles = await parseKnownFiles({});
  const named = environment['AWS_PROFILE'] ?? '';
  const name = named === '' ? 'default' : named;
  const settings = profiles[name];
  if (settings === undefined && named !== '') throw await noProfile(name, Object.keys(profiles), environment);
  const session = settings?.['sso_session'];
  if (session !== undefined && (await loadSsoSessionData())[session] === undefined) {
    throw new InputError(
      'no-profile',
      `the profile ${name} signs in by the SSO session ${session}, and ${settingsFiles(environment).config} has none of that name`,
      'Make it: aws configure sso-session, or correct sso_session in the profile.',
    );
  }
  return { name, settings: settings ?? null };
}

async function noProfile(
  name: string,
  others: readonly string[],
  environment: Environment,
): Promise<InputError> {
  const { config, credentials } = settingsFiles(environment);
  const known = others.length === 0 ? '' : `Give one of ${others.toSorted().join(', ')}. `;
  return new InputError(
    'no-profile',
    `no settings for the profile ${name} in ${config} or ${credentials}${await strayLine(environment)}`,
    `${known}Profiles are chosen by --profile and AWS_PROFILE, and made by aws configure --profile NAME.`,
  );
}
