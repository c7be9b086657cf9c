import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../node_modules/.cache/planecheck-moto');
const requirements = join(import.meta.dirname, 'requirements.txt');
const done = join(folder, 'installed.txt');

/** The Python that has moto, once {@link install} has run. */
export const python = join(folder, 'bin', 'python');

/**
 * Installs the pinned moto from PyPI into a virtual environment of its own, unless it is there already.
 * @throws Error that says in one line what is missing.
 */
export async function install(): Promise<void> {
  const wanted = await readFile(requirements, 'utf8');
  const found = await readFile(done, 'utf8').catch(() => '');
  if (found === wanted) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  run('python3', ['-m', 'venv', folder], 'python3 with its venv module');
  run(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements], `${wanted.trim()} from PyPI`);
  // Last, so that an installation that broke off is made anew.
  await writeFile(done, wanted);
}

function run(command: string, args: readonly string[], what: string): void {
  const { status, error, stderr } = spawnSync(command, ['-I', ...args], {
    encoding: 'utf8',
    env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1' },
  });
  if (status === 0) return;
  const told = (error?.message ?? stderr).trim().split('\n').at(-1) ?? '';
  throw new Error(`the moto suite needs ${what}: ${told}`);
}
