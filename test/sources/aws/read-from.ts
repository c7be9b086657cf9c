import { afterAll, beforeAll } from 'vitest';
import { readSavedFile } from '../../../src/sources/aws-cli/saved-file.ts';
import { type LoadedConfiguration, toConfiguration } from '../../../src/sources/aws-cli/to-configuration.ts';
import { snapshotContents, type Snapshot } from '../../../src/sources/aws-cli/snapshot.ts';
import { takeSnapshot } from '../../../src/sources/aws/take-snapshot.ts';

/** The settings by which the SDK finds a server in place of AWS, and nothing of who runs the tests. */
export function settingsFor(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Has the tests of a file run with settings, and takes those away at their end. */
export function withSettings(settings: () => Record<string, string>): void {
  const before = { ...process.env };
  beforeAll(() => {
    Object.assign(process.env, settings());
  });
  afterAll(() => {
    process.env = before;
  });
}

/** Reads the account that the settings lead to. */
export function readAccount(region: string): Promise<Snapshot> {
  return takeSnapshot({
    region,
    environment: process.env,
    isProfileChosen: false,
    authoritiesFile: process.env['AWS_CA_BUNDLE'],
    userAgent: 'planecheck/test',
    onStart: () => undefined,
    onStep: () => undefined,
  });
}

/** The network of a snapshot that was just taken. */
export function configurationOf(snapshot: Snapshot): LoadedConfiguration {
  return toConfiguration(snapshotContents(snapshot), 'live', { kind: 'live' });
}

/** The network of files by their names. */
export function savedConfiguration(files: ReadonlyMap<string, string>): LoadedConfiguration {
  const contents = [...files].map(([path, text]) =>
    readSavedFile({ path, bytes: new TextEncoder().encode(text), named: true }),
  );
  return toConfiguration(contents, 'saved', {});
}
