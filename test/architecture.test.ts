import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, sourceFacts, type SourceFacts } from './kit/source-facts.ts';

interface Room {
  /** Rooms, or single files, whose code it may import; itself always. */
  readonly imports: readonly string[];
  /** Rooms, or single files, of which it may import the types. */
  readonly types?: readonly string[];
  /** Packages it may import; without the list, any (but see `lazyFolders`). */
  readonly packages?: readonly string[];
  readonly because: string;
}

const everyRoom = ['src', 'checks'];

const rooms: Record<string, Room> = {
  'src/network': {
    imports: [],
    packages: [],
    because: 'plain data and arithmetic, which everything else stands on',
  },
  'src/targets': {
    imports: ['src/network'],
    packages: [],
    because: 'tables of what AWS offers; they decide nothing',
  },
  'src/path': {
    imports: ['src/network', 'src/targets'],
    packages: [],
    because: 'decides from data alone, so that a decision can be proved, and words nothing',
  },
  'src/probe': {
    imports: [],
    packages: [],
    because: 'is bundled alone, runs in another place and judges nothing',
  },
  checks: {
    imports: ['src/audit/check.ts', 'src/network'],
    types: ['src/path'],
    packages: [],
    because: 'word what the path decided; they decide no path themselves',
  },
  'src/audit': {
    imports: ['src/network', 'src/targets', 'src/path', 'src/probe/contract.ts'],
    types: ['src/probe/run-document.ts'],
    because: 'joins; the checks come as an argument, evidence by the contract',
  },
  'src/sources': {
    imports: ['src/network', 'src/targets'],
    because: 'doors into the network; what is behind them does not know which was used',
  },
  'src/deploy': {
    imports: ['src/probe'],
    because: "holds the probe's life in the account, and gets its clients from the cli",
  },
  'src/report': {
    imports: [],
    types: ['src/audit', 'src/network', 'src/path'],
    because: 'turns a finished report into text and adds no fact',
  },
  'src/cli': { imports: everyRoom, because: 'puts the rooms together' },
  bin: { imports: ['src/cli'], because: 'hands over arguments and streams, no more' },
};

/** Run by hand to write tables; no part of the program, so exempt from all of this. */
const buildTime = 'src/targets/generate/';

const mayWait = ['src/sources', 'src/deploy', 'src/probe', 'src/cli', 'bin'];
const mayUseProcess = ['src/cli', 'bin'];
/** The other entry into the program: Lambda gives a function its settings by the environment alone. */
const mayReadEnvironment = 'src/probe/lambda-handler.ts';
const processModules = ['node:process', 'node:console', 'process', 'console'];

/**
 * The AWS SDK is large, and few runs need it. It is imported in these folders only (by name, so that the bundle
 * leaves out what is not used; an `import()` of the package itself would take all of it), and the folders are
 * imported from outside by `import()` only. Types are free, as they are gone at run time.
 */
const lazyFolders = ['src/sources/aws', 'src/deploy/aws'];
const lazyPackages = ['@aws-sdk', '@smithy'];
const mayNameAwsTypes = ['src/sources', 'src/deploy', 'src/cli'];
const sayingNothing = /^(?:utils?|helpers?|common|misc)$/;

/** What is wrong with the sources (texts by path from the root), a sentence each. */
function violations(sources: ReadonlyMap<string, string>): string[] {
  return [...sources]
    .filter(([path]) => !path.startsWith(buildTime))
    .flatMap(([path, source]) => {
      const room = Object.keys(rooms).find((name) => within(path, name));
      if (room === undefined)
        return [`${path} is in no room; add the room to the table in test/architecture.test.ts`];
      const facts = sourceFacts(path, source);
      const wrong = [
        ...wrongImports(room, path, facts.imports),
        ...wrongUses(room, path, facts),
        ...wrongName(path),
      ];
      return wrong.map((what) => `${path} ${what}`);
    });
}

function wrongImports(room: string, path: string, imports: readonly Import[]): string[] {
  return imports.flatMap((one) => {
    if (one.ours) return wrongOwnImport(room, path, one);
    if (one.target.startsWith('node:')) return wrongNodeImport(room, one.target);
    return wrongPackage(room, path, one);
  });
}

function wrongOwnImport(room: string, path: string, one: Import): string[] {
  if (!mayImport(room, one)) return [`imports ${one.target}: ${room} ${rooms[room]?.because}`];
  const folder = lazyFolders.find((name) => within(one.target, name) && !within(path, name));
  return folder === undefined || one.typesOnly || one.lazy
    ? []
    : [`imports ${one.target} at once: import() it`];
}

function mayImport(room: string, { target, typesOnly }: Import): boolean {
  const { imports = [], types = [] } = rooms[room] ?? {};
  const allowed = typesOnly ? [room, ...imports, ...types] : [room, ...imports];
  return allowed.some((place) => within(target, place)) && !target.startsWith(buildTime);
}

function wrongNodeImport(room: string, target: string): string[] {
  if (processModules.includes(target) && !mayUseProcess.includes(room))
    return [`imports ${target}: ${room} gets its world by argument`];
  return mayWait.includes(room) ? [] : [`imports ${target}: ${room} is pure`];
}

function wrongPackage(room: string, path: string, { target, typesOnly }: Import): string[] {
  const { packages } = rooms[room] ?? {};
  if (packages !== undefined && !packages.some((name) => within(target, name))) {
    return [`imports ${target}: ${room} needs no package`];
  }
  if (!lazyPackages.some((name) => within(target, name))) return [];
  if (typesOnly && mayNameAwsTypes.includes(room)) return [];
  return lazyFolders.some((name) => within(path, name))
    ? []
    : [`imports ${target}: the AWS SDK is imported in ${lazyFolders.join(' and ')} only`];
}

function wrongUses(room: string, path: string, { isAsync, names }: SourceFacts): string[] {
  const globals = mayUseProcess.includes(room)
    ? []
    : ['console', 'process'].filter(
        (name) => names.has(name) && !(name === 'process' && path === mayReadEnvironment),
      );
  return [
    ...(isAsync && !mayWait.includes(room) ? [`is asynchronous: ${room} is pure`] : []),
    ...globals.map((name) => `uses ${name}: ${room} gets its world by argument`),
  ];
}

function wrongName(path: string): string[] {
  const parts = path.replace(/\.ts$/, '').split('/');
  return parts.some((part) => sayingNothing.test(part))
    ? ['has a name that says nothing about what is in it']
    : [];
}

function within(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

const root = join(import.meta.dirname, '..');

function sourcesOf(folder: string): [path: string, source: string][] {
  if (!existsSync(join(root, folder))) return [];
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const paths = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
  return paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]);
}

describe('the architecture', () => {
  const sources = new Map(['src', 'checks', 'bin'].flatMap(sourcesOf));

  test('every file keeps to its room', () => {
    expect(violations(sources)).toEqual([]);
  });

  test('the sources were found', () => {
    const found = [...sources.keys()].some((path) => within(path, 'src/network'));
    expect(found).toBe(existsSync(join(root, 'src/network')));
  });
});

describe('the lab', () => {
  // Agreement of the kernel with the prediction means something only where neither was written from the other.
  const independent = ['agent', 'build', 'generate', 'kernel', 'network'].map((name) => `test/lab/${name}`);
  const files = independent.flatMap(sourcesOf).filter(([path]) => !path.endsWith('.test.ts'));
  const allowed = [...independent, 'src/probe'];

  test.each(files)('builds without a look at the program: %s', (path, source) => {
    const own = sourceFacts(path, source).imports.filter(({ ours }) => ours);
    const foreign = own.filter(({ target }) => !allowed.some((place) => within(target, place)));
    expect(foreign).toStrictEqual([]);
  });
});

describe('the reading of the architecture', () => {
  const of = (path: string, source: string) => violations(new Map([[path, source]]));

  test.each([
    ['src/network/vpc.ts', "import { trace } from '../path/trace.ts'"],
    ['src/network/vpc.ts', "import type { Trace } from '../path/trace.ts'"],
    ['src/network/vpc.ts', "export * from '../path/trace.ts'"],
    ['src/network/vpc.ts', "type T = import('../path/trace.ts').Trace"],
    ['src/network/vpc.ts', "import { isIPv4 } from 'node:net'"],
    ['src/network/vpc.ts', "import { z } from 'zod'"],
    ['src/path/trace.ts', 'export async function trace() {}'],
    ['src/path/trace.ts', 'export type Later = Promise<string>'],
    ['src/path/trace.ts', "export const later = () => import('./walk.ts')"],
    ['src/path/trace.ts', "console.log('here')"],
    ['src/path/trace.ts', 'export const quiet = process.env.QUIET'],
    ['src/targets/service.ts', "import './generate/generate-operations.ts'"],
    ['src/audit/audit.ts', "import { handler } from '../probe/handler.ts'"],
    ['src/report/json.ts', "import { audit } from '../audit/audit.ts'"],
    ['src/report/json.ts', "import { audit, type Report } from '../audit/audit.ts'"],
    ['src/sources/live.ts', "import { EC2Client } from '@aws-sdk/client-ec2'"],
    ['src/sources/live.ts', "await import('@aws-sdk/client-ec2')"],
    ['src/sources/live.ts', "import { describeVpcs } from './aws/describe-vpcs.ts'"],
    ['src/sources/live.ts', "import { env } from 'node:process'"],
    ['src/audit/audit.ts', "import type { Vpc } from '@aws-sdk/client-ec2'"],
    ['checks/a.ts', "import { trace } from '../src/path/trace.ts'"],
    ['bin/planecheck.ts', "import { audit } from '../src/audit/audit.ts'"],
    ['src/probe/run-probe.ts', 'export const region = process.env.AWS_REGION'],
    ['src/probe/lambda-handler.ts', "console.log('here')"],
    ['src/network/utils.ts', ''],
    ['src/common/vpc.ts', ''],
  ])('sees what is wrong in %s: %s', (path, source) => {
    expect(of(path, source)).toHaveLength(1);
  });

  test.each([
    [
      'src/path/trace.ts',
      "import { type Vpc, isVpc } from '../network/vpc.ts'; import { walk } from './walk.ts'",
    ],
    [
      'src/path/trace.ts',
      '// async, await, Promise: process and console\nexport const text = "await process"',
    ],
    ['src/path/trace.ts', 'export const step = { process: 1 }; export const read = step.process'],
    ['src/audit/audit.ts', "import { type Evidence } from '../probe/contract.ts'"],
    ['src/probe/lambda-handler.ts', 'export const region = process.env.AWS_REGION'],
    ['src/report/json.ts', "import type { Report } from '../audit/report.ts'"],
    ['src/report/json.ts', "import { type Report } from '../audit/report.ts'"],
    [
      'src/sources/live.ts',
      "import type { Vpc } from '@aws-sdk/client-ec2'; await import('./aws/clients.ts')",
    ],
    [
      'src/sources/aws/clients.ts',
      "import { EC2Client } from '@aws-sdk/client-ec2'; import { retry } from './retry.ts'",
    ],
    ['src/cli/audit.ts', "import checks from '../../checks/index.ts'; process.stdout.write('')"],
    [
      'checks/a.ts',
      "import { pathCheck } from '../src/audit/check.ts'; import type { Step } from '../src/path/step.ts'",
    ],
    [
      'src/targets/generate/generate-operations.ts',
      "import { readFile } from 'node:fs/promises'; console.log(await readFile('a'))",
    ],
  ])('lets pass what is right in %s: %s', (path, source) => {
    expect(of(path, source)).toEqual([]);
  });
});
