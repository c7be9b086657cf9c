import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Account } from './account.ts';
import { auditAccount } from './audit-account.ts';
import { corrections, lacking } from './corrections.ts';
import { type Proxy, startProxy } from './proxy.ts';
import { topologies } from './topologies.ts';

let proxy: Proxy;

beforeAll(async () => {
  proxy = await startProxy(inject('motoUrl'));
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
});

describe('made in moto, audited live and by a snapshot:', () => {
  test.each(topologies)('$story', async ({ build }) => {
    const account = await Account.empty(proxy.url);
    const { flags = [], ...expected } = await build(account);
    const { live, reports, calls } = await auditAccount(proxy.url, flags);
    expect(live).toMatchObject(expected);
    expect(reports.saved).toEqual(reports.live);
    const without = calls.filter(({ refused, unanswered, failed }) => refused ?? unanswered ?? failed);
    expect(without.map(({ call }) => call).toSorted()).toEqual(lacking);
    expect(proxy.failed).toEqual([]);
  });

  test('every correction was of use', () => {
    expect(corrections.filter((row) => !proxy.used.has(row))).toEqual([]);
  });
});
