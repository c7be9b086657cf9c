import { expect, test } from 'vitest';
import { inTime } from '../../src/probe/in-time.ts';

const never = new Promise<never>(() => undefined);
const holdUp = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

test.each([
  ['what is there', Promise.resolve(7), 1000, Number.POSITIVE_INFINITY, { how: 'done', value: 7 }],
  ['nothing', never, 30, Number.POSITIVE_INFINITY, { how: 'timeout' }],
  ['nothing, in no time', never, 0, Number.POSITIVE_INFINITY, { how: 'timeout' }],
  ['nothing, and the deadline is over', never, 1000, 0, { how: 'cut' }],
])('%s', async (_story, work, milliseconds, deadline, expected) => {
  expect(await inTime<unknown>(work, milliseconds, deadline)).toEqual(expected);
});

test('an answer that is read right after the time has run out', async () => {
  const work = new Promise((settle) => {
    setTimeout(() => {
      setImmediate(settle, 'there');
    }, 20);
  });
  const waited = inTime(work, 20, Number.POSITIVE_INFINITY);
  holdUp(50);
  expect(await waited).toEqual({ how: 'done', value: 'there' });
});

test('a program that was held up has not been waiting', async () => {
  const work = new Promise((settle) => {
    setTimeout(settle, 1200, 'there');
  });
  const waited = inTime(work, 1000, Number.POSITIVE_INFINITY);
  // Longer than all the time there is, of which it counts as a small piece.
  holdUp(1100);
  expect(await waited).toEqual({ how: 'done', value: 'there' });
});
