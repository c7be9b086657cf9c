import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectionNames } from '../../../src/network/gap.ts';
import { callNames } from '../../../src/sources/calls.ts';
import { InputError } from '../../../src/sources/input-error.ts';
import { account } from './kit/account.ts';
import { accountFiles, configurationOf, fileOf, snapshotFiles } from './kit/files.ts';

// Values that AWS's answers are made of, put where they do not belong.
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    '10.0.0.0/8',
    'eu-west-1a',
    'arn:aws:lambda:x',
    '',
    -1,
    70000,
    null,
    [],
    {},
    [null],
    [{}],
  ),
);

/** Paths to all values of a document. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...path, key]))];
}

/** The document with another value at a path. */
function replaceAt(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) =>
      String(index) === key ? replaceAt(member, rest, replacement) : member,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => {
      return [name, name === key ? replaceAt(member, rest, replacement) : member];
    }),
  );
}

const damage = fc.constantFrom(...callNames).chain((call) =>
  fc.record({
    call: fc.constant(call),
    path: fc.constantFrom(...pathsIn(account()[call])),
    value: oddValue,
  }),
);

/** Runs; an error of any other kind than InputError is a defect. */
function readOrRefuse(files: Readonly<Record<string, unknown>>) {
  try {
    return configurationOf(files).network;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

test('any value anywhere: read, or refused with an InputError', () => {
  fc.assert(
    fc.property(damage, fc.boolean(), ({ call, path, value }, inSnapshot) => {
      const body = replaceAt(account()[call], path, value);
      const files = inSnapshot ? snapshotFiles({}, { [call]: body }) : accountFiles({ [call]: body });
      expect(() => readOrRefuse({ ...files, [fileOf(call)]: JSON.stringify(body) })).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test('a damaged item of a snapshot never leaves its collection smaller without a gap', () => {
  const whole = configurationOf(snapshotFiles()).network;
  fc.assert(
    fc.property(damage, ({ call, path, value }) => {
      const body = replaceAt(account()[call], path, value);
      const network = readOrRefuse({ ...snapshotFiles(), [fileOf(call)]: JSON.stringify(body) });
      if (network === undefined) return;
      const shrunk = collectionNames.filter((name) => network[name].items.length < whole[name].items.length);
      // A list may be empty, and a switch may say that a thing is of no interest; nothing else takes items away.
      const silent = shrunk.filter((name) => network[name].missing.length === 0);
      const emptied = Array.isArray(value) && value.length === 0;
      const ofNoInterest = ['functions', 'hostedZones', 'resolverRules', 'prefixLists'];
      expect(emptied ? [] : silent.filter((name) => !ofNoInterest.includes(name))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
