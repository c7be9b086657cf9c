import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** The variables of an environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The files that hold the profiles.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html
 */
export function settingsFiles(environment: Environment): {
  readonly config: string;
  readonly credentials: string;
} {
  const ofUser = path.join(homedir(), '.aws');
  return {
    config: nonEmpty(environment['AWS_CONFIG_FILE']) ?? path.join(ofUser, 'config'),
    credentials: nonEmpty(environment['AWS_SHARED_CREDENTIALS_FILE']) ?? path.join(ofUser, 'credentials'),
  };
}

/**
 * For the end of a message: where one of the files first has a line that means nothing. The AWS CLI refuses such a
 * file, and the SDK passes over the line. Empty where all lines mean something; of the line nothing is told, as it may
 * be half of a key.
 */
export async function strayLine(environment: Environment): Promise<string> {
  const { config, credentials } = settingsFiles(environment);
  for (const file of [config, credentials]) {
    const line = strayLineOf(await readFile(file, 'utf8').catch(() => ''));
    if (line !== null) return ` (${file}, line ${line}: neither [profile NAME] nor NAME = VALUE below one)`;
  }
  return '';
}

/** The number of the line, from 1. */
function strayLineOf(text: string): number | null {
  let isInSection = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const isSection = /^\[[^\]]+\]\s*(?:[#;].*)?$/.test(line);
    isInSection ||= isSection;
    // What is indented goes on with the setting above.
    const isSetting = isInSection && /^(?:\s|[^=\s[][^=]*=)/.test(line);
    if (!isSection && !isSetting && !/^\s*(?:$|[#;])/.test(line)) return index + 1;
  }
  return null;
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
