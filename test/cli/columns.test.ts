import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { columnsOf } from '../../src/cli/columns.ts';

test.each([
  [true, 132, 132],
  [true, 0, 80],
  [true, undefined, 80],
  [true, -1, 80],
  [true, 1, 40],
  [false, 132, 80],
  [undefined, undefined, 80],
])('a terminal (%s) of %s columns is laid out for %i', (isTTY, columns, expected) => {
  expect(columnsOf(Object.assign(new PassThrough(), { isTTY, columns }))).toBe(expected);
});
