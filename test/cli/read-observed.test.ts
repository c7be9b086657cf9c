import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readObserved } from '../../src/cli/read-observed.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planecheck-observed-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(text: string): Promise<string> {
  const file = join(folder, 'runs.json');
  await writeFile(file, text);
  return file;
}

test('a file of runs is read', async () => {
  const runs = {
    schema: 'planecheck/probe-runs/v1',
    tool: { name: 'planecheck', version: '1.0.0' },
    runs: [],
  };
  expect(await readObserved(await written(JSON.stringify(runs)))).toEqual(runs);
});

test.each([
  ['{"schema":"planecheck/report/v1"}', 'observations', 'schema: expected planecheck/probe-runs/v1'],
  ['[]', 'observations', 'expected an object, found a list'],
  ['{', 'not-json', 'is not JSON'],
])('%s is none', async (text, code, message) => {
  const file = await written(text);
  await expect(readObserved(file)).rejects.toMatchObject({
    name: 'InputError',
    code,
    next: 'Give a file that planecheck probe run --format json wrote.',
  });
  await expect(readObserved(file)).rejects.toThrow(file);
  await expect(readObserved(file)).rejects.toThrow(message);
});

test('a file that is not there is named', async () => {
  const file = join(folder, 'none.json');
  await expect(readObserved(file)).rejects.toMatchObject({
    code: 'path-not-found',
    message: `${file} cannot be read`,
  });
});
