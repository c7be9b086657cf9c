import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type Json } from '../../src/audit/check.ts';
import { severities } from '../../src/audit/severity.ts';
import { collectionNames, fieldNames, notModelledReasons } from '../../src/network/gap.ts';
import { resourceTypes } from '../../src/network/resource.ts';
import { assumptionCodes } from '../../src/path/assumption.ts';
import { vias } from '../../src/path/via.ts';
import schema from '../../src/report/report.schema.json' with { type: 'json' };
import { allReports } from './reports/all-reports.ts';
import { brokenNat } from './reports/samples.ts';

/**
 * The schema as the program's own reports have to meet it: no field that it does not describe, and of the lists
 * that may grow only what they hold today.
 */
function strict(part: Json): Json {
  if (isList(part)) return part.filter((each) => !isOfLaterVersion(each)).map(strict);
  if (!isRecord(part)) return part;
  const own = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, strict(value)]));
  const { examples } = part;
  const closed = 'properties' in part ? { unevaluatedProperties: false } : {};
  return { ...own, ...closed, ...(examples === undefined ? {} : { enum: examples }) };
}

function isOfLaterVersion(part: Json): boolean {
  return isRecord(part) && part['description'] === 'A kind of a later version.';
}

function isList(part: Json | undefined): part is readonly Json[] {
  return Array.isArray(part);
}

function isRecord(part: Json | undefined): part is { readonly [key: string]: Json } {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

const ajv = (): Ajv2020 =>
  new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, formats: { uri: true } });
const published = ajv().compile(schema);
const closed = ajv().compile(Object(strict(schema)));

function errorsOf(validate: ValidateFunction, value: unknown): readonly unknown[] {
  validate(value);
  return validate.errors ?? [];
}

describe('the schema', () => {
  test.each(allReports)('takes %s, and describes all of it', (_, report) => {
    expect(errorsOf(published, report)).toEqual([]);
    expect(errorsOf(closed, report)).toEqual([]);
  });

  test.each([
    ['with a line', { line: 42, column: 7, construct: null }],
    ['of a plan', { line: null, column: null, construct: null }],
    ['of the CDK', { line: 1, column: 1, construct: 'Stack/Vpc' }],
  ])('takes a place %s', (_, place) => {
    const location = { file: 'template.yaml', property: 'Resources.Vpc', ...place };
    const findings = brokenNat.findings.map((finding) => ({ ...finding, location }));
    expect(errorsOf(closed, { ...brokenNat, findings })).toEqual([]);
  });

  test('lets fields and values of a later version pass', () => {
    const [path] = brokenNat.paths;
    const [gapKind, via] = ['a-later-kind', 'a-later-way'];
    const later = {
      ...brokenNat,
      added: 1,
      paths: [{ ...path, via, added: { deep: true }, gaps: [{ kind: gapKind, text: 'words', more: 1 }] }],
      summary: { ...brokenNat.summary, exitCode: 5 },
    };
    expect(errorsOf(published, later)).toEqual([]);
    expect(errorsOf(closed, later)).not.toEqual([]);
  });

  test.each([
    ['another version', { schema: 'planecheck/report/v2' }],
    ['a field left out', { findings: undefined }],
    [
      'a severity that is none',
      { findings: brokenNat.findings.map((finding) => ({ ...finding, severity: 'fatal' })) },
    ],
    ['a path without a prediction', { paths: [{}] }],
    [
      'a place without a file',
      { findings: brokenNat.findings.map((finding) => ({ ...finding, location: { line: 1 } })) },
    ],
  ])('refuses %s', (_, change) => {
    expect(published(JSON.parse(JSON.stringify({ ...brokenNat, ...change })))).toBe(false);
  });

  test('describes everything', () => {
    expect(undescribed(schema, '#')).toEqual([]);
  });

  test('lists what the program knows', () => {
    const listed = listsOf(schema);
    expect(listed).toContainEqual([...resourceTypes]);
    expect(listed).toContainEqual([...vias]);
    expect(listed).toContainEqual([...assumptionCodes]);
    expect(listed).toContainEqual([...collectionNames, ...fieldNames]);
    expect(listed).toContainEqual([...notModelledReasons]);
    expect(listed).toContainEqual([...severities]);
  });
});

/** Properties and definitions without a description, by place. */
function undescribed(part: Json, place: string): readonly string[] {
  if (!isRecord(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (!isRecord(value)) return [];
    const here = `${place}/${key}`;
    if (key !== 'properties' && key !== '$defs') return undescribed(value, here);
    return Object.entries(value).flatMap(([name, property]) => {
      const isDescribed = isRecord(property) && ('description' in property || 'const' in property);
      return [...(isDescribed ? [] : [`${here}/${name}`]), ...undescribed(property, `${here}/${name}`)];
    });
  });
}

function listsOf(part: Json): readonly Json[] {
  if (isList(part)) return part.flatMap(listsOf);
  if (!isRecord(part)) return [];
  const own = [part['examples'], part['enum']].flatMap((list) => (list === undefined ? [] : [list]));
  return [...own, ...Object.values(part).flatMap(listsOf)];
}
