import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { settingsFor } from '../sources/aws/read-from.ts';
import { Account, region } from './account.ts';
import { type Told, toldBy } from './audit-account.ts';
import { type Proxy, startProxy } from './proxy.ts';
import { deployStack } from './stack.ts';

const folder = new URL('templates/', import.meta.url);

interface Stack {
  readonly template: string;
  readonly flags?: readonly string[];
  /** Tables with their subnets, as the template associates them. */
  readonly associations?: Readonly<Record<string, string>>;
}

const stacks: readonly Stack[] = [
  { template: 'closed.yaml' },
  {
    template: 'nat-egress.yaml',
    associations: { PublicTable: 'PublicSubnet', PrivateTable: 'PrivateSubnet' },
  },
  { template: 'execute-api-endpoint.yaml' },
  { template: 'private-dns-left-out.yaml' },
  {
    template: 's3-by-gateway-endpoint.yaml',
    flags: ['--service', 's3'],
    associations: { ServedTable: 'ServedSubnet' },
  },
  { template: 'peered.yaml', associations: { SpokeTable: 'SpokeSubnet' } },
];

let proxy: Proxy;

beforeAll(async () => {
  proxy = await startProxy(inject('motoUrl'));
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
});

describe('a template tells what the stack deployed from it tells:', () => {
  test.each(stacks)('$template', async ({ template, flags = [], associations = {} }) => {
    const file = new URL(template, folder);
    const account = await Account.empty(proxy.url);
    const deployed = await deployStack(proxy.url, await readFile(file, 'utf8'));
    const logicalIds = await finishStack(account, deployed, associations);
    const live = await toldBy(['--region', region, ...flags], folder.pathname, settingsFor(proxy.url));
    const offline = await toldBy([template, '--region', region, ...flags], folder.pathname, {});
    expect(Object.keys(offline.paths).length).toBeGreaterThan(0);
    expect(offline).toEqual(withLogicalIds(live, logicalIds));
  });
});

/**
 * Does what moto leaves undone.
 * @returns the logical ids by what moto calls the things, the main tables among them, which no template names.
 */
async function finishStack(
  account: Account,
  deployed: ReadonlyMap<string, string>,
  associations: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const [logical, physical] of deployed) if (!all.has(physical)) all.set(physical, logical);
  for (const [table, subnet] of Object.entries(associations))
    await account.finishAssociationOfStack(deployed.get(table) ?? '', deployed.get(subnet) ?? '');
  for (const [physical, logical] of all) {
    if (physical.startsWith('pcx-')) await account.acceptPeeringOfStack(physical);
    if (physical.startsWith('vpc-'))
      all.set(await account.finishVpcOfStack(physical), `${logical}.MainRouteTable`);
  }
  return all;
}

function withLogicalIds(told: Told, logicalIds: ReadonlyMap<string, string>): unknown {
  let text = JSON.stringify(told);
  for (const [physical, logical] of logicalIds) {
    if (/^[a-z]+-[0-9a-f]{8,17}$/.test(physical)) text = text.replaceAll(physical, logical);
  }
  return JSON.parse(text);
}
