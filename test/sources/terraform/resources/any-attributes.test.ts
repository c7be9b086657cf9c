import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Value } from '../../../../src/sources/declared/value.ts';
import { draftsOfPlan } from '../../../../src/sources/terraform/resources/index.ts';
import { mappers } from '../../../../src/sources/terraform/resources/mappers.ts';
import { resource, unresolved, unset } from './kit/plan-resource.ts';

const folder = join(import.meta.dirname, '../../../../src/sources/terraform/resources');

/** All attributes that the mappers read, so that arbitrary values stand where they look. */
const attributes = [
  ...new Set(
    readdirSync(folder).flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      return [...source.matchAll(/'([a-z][a-z0-9]*(?:_[a-z0-9]+)*)'/g)].map(([, name = '']) => name);
    }),
  ),
];

const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value[]>(
    '',
    null,
    unset,
    unresolved('module.x.y'),
    '10.0.0.0/16',
    'id',
    '-1',
    0,
    443,
    true,
    '{',
  ),
  fc.string(),
  fc.double(),
  fc.boolean(),
);

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...attributes), tie('value'), { maxKeys: 4 }),
  ),
}));

test('the attributes were found', () => {
  expect(attributes).toEqual(
    expect.arrayContaining(['cidr_block', 'vpc_id', 'egress', 'ip_protocol', 'vpc_config']),
  );
});

test.each([...mappers.keys()])('%s never throws, whatever its attributes', (type) => {
  const properties = fc.dictionary(fc.constantFrom(...attributes), value, { maxKeys: 25 });
  fc.assert(
    fc.property(properties, properties, (one, other) => {
      const resources = [
        resource(type, 'a', one),
        resource(type, 'b', other),
        resource('aws_vpc', 'v', other),
        resource('aws_subnet', 's', one),
      ];
      for (const { id, collection, item } of draftsOfPlan(resources).drafts) {
        expect([collection, typeof id, typeof item.known]).toStrictEqual([collection, 'string', 'boolean']);
      }
    }),
    { numRuns: 60 },
  );
});
