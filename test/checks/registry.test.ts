import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import { type PathCheck } from '../../src/audit/check.ts';
import { type StepKind, stepKinds } from '../../src/path/step-kind.ts';
import { observationCases } from './observation-cases.ts';

const pathChecks = checks.filter((check): check is PathCheck => check.kind === 'path');
const standingChecks = checks.filter((check) => check.kind === 'standing');

const folder = join(import.meta.dirname, '..', '..', 'checks');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  .map((file) => file.slice(0, -'.ts'.length));

const ownersByKind = {
  passes: ({ passes }: PathCheck): readonly string[] => passes,
  'cannot-tell': ({ cannotTell }: PathCheck): readonly string[] => cannotTell,
  refuses: ({ says }: PathCheck): readonly string[] => Object.keys(says),
} as const satisfies Record<StepKind, (check: PathCheck) => readonly string[]>;

describe('the list of checks', () => {
  test('has every file of the folder once, in alphabetical order, under its name', () => {
    expect(checks.map(({ id }) => id)).toEqual(files.toSorted());
  });

  test.each(Object.entries(stepKinds))('owns %s, a code that %s, exactly once', (code, kind) => {
    const owners = Object.entries(ownersByKind).flatMap(([list, codesOf]) =>
      pathChecks.filter((check) => codesOf(check).includes(code)).map(({ id }) => `${id}: ${list}`),
    );
    expect(owners).toEqual([expect.stringMatching(new RegExp(`: ${kind}$`))]);
  });

  test('owns no code that no step has', () => {
    const owned = pathChecks.flatMap((check) =>
      Object.values(ownersByKind).flatMap((codesOf) => codesOf(check)),
    );
    expect(owned.filter((code) => !(code in stepKinds))).toEqual([]);
  });

  test('has standing codes that are nobody else’s', () => {
    const codes = standingChecks.flatMap(({ codes: own }) => own);
    expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
    expect(codes.filter((code) => code in stepKinds)).toEqual([]);
  });
});

describe.each(checks.map((check) => [check.id, check] as const))('the page of %s', (_id, check) => {
  test('says what it asserts, why, and what it does not see', () => {
    expect(check.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(check.title).toMatch(/^[A-Z].{10,100}[^.]$/);
    expect(check.why).toMatch(/^[A-Z].{30,}\.$/);
    expect(check.limits).toMatch(/^[A-Z].{20,}\.$/);
  });

  test('leads to documentation of AWS', () => {
    expect(check.links.length).toBeGreaterThan(0);
    for (const link of check.links)
      expect(link).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\/./);
  });
});

describe.each(standingChecks.map((check) => [check.id, check] as const))('the codes of %s', (id, check) => {
  test('begin alike, and there are some', () => {
    expect(check.codes.length).toBeGreaterThan(0);
    const form = id in observationCases ? /^[a-z0-9]+(-[a-z0-9]+)+$/ : /^standing-[a-z0-9-]+$/;
    for (const code of check.codes) expect(code).toMatch(form);
  });
});
