import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Run, runBuiltCli } from './run-built-cli.ts';

/** What somebody has set up to ask AWS with. */
export interface Settings {
  /** The text of `~/.aws/config`. */
  readonly config?: string;
  /** The text of `~/.aws/credentials`. */
  readonly credentials?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The home of somebody with settings for AWS, and nothing else of who runs the tests. */
export interface SettingsFolder extends AsyncDisposable {
  readonly path: string;
  /** Runs the built program with these settings, those before it gone. */
  readonly run: (args: readonly string[], settings: Settings) => Promise<Run>;
  /** Writes what `aws sso login` leaves behind for a session. */
  readonly signIn: (session: string, token: Readonly<Record<string, string>>) => Promise<string>;
}

/** Makes a folder of settings, empty at first. */
export async function makeSettingsFolder(): Promise<SettingsFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'planecheck-settings-'));
  const [config, credentials] = [path.join(folder, 'config'), path.join(folder, 'credentials')];
  const cache = path.join(folder, '.aws', 'sso', 'cache');
  return {
    path: folder,
    run: async (args, settings) => {
      await writeFile(config, settings.config ?? '');
      await writeFile(credentials, settings.credentials ?? '');
      const env = {
        HOME: folder,
        PATH: process.env['PATH'] ?? '',
        AWS_CONFIG_FILE: config,
        AWS_SHARED_CREDENTIALS_FILE: credentials,
        ...settings.env,
      };
      return runBuiltCli(args, { cwd: folder, env });
    },
    signIn: async (session, token) => {
      await mkdir(cache, { recursive: true });
      const file = path.join(cache, `${createHash('sha1').update(session).digest('hex')}.json`);
      await writeFile(file, JSON.stringify(token));
      return file;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
