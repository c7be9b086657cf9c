import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { type Network } from '../../../src/network/network.ts';
import { loadSavedConfiguration } from '../../../src/sources/aws-cli/load.ts';
import { askedCalls } from '../../../src/sources/aws/asks.ts';
import { callOf } from '../../../src/sources/calls.ts';
import { serviceTargets } from '../../../src/targets/services.ts';
import { startAwsServer } from '../../aws-server/aws-server.ts';
import { pathsById, wrongChange } from '../../laws/forgetting-law.ts';
import { configurationOf, readAccount, settingsFor, withSettings } from './read-from.ts';

const examples = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['generator', 'templates'].includes(entry.name))
  .map(({ name }) => name);

// Stories with calls of their own: instances, transit gateway routes, zones with records, Profiles, prefix lists.
const stories = [
  'nat-instance',
  'nat-instance-stopped',
  'private-nat-gateway-over-transit-gateway',
  'private-nat-gateway-over-transit-gateway-without-return-route',
  'resolver-forwards-amazonaws-com-and-a-zone-aliases-to-the-endpoint',
  'profile-brings-zones-that-nobody-saw',
  'group-rule-names-a-known-prefix-list',
  'resolver-rule-of-another-vpc',
].map((name) => `test/scenarios/${name}`);

const region = 'ap-northeast-1';
function pathsOf(network: Network, where = region) {
  const targets = ['apigateway', 's3'].flatMap((service) => serviceTargets(service, null, where));
  return pathsById(network, { targets, strict: false });
}

function verdictsOf(paths: ReturnType<typeof pathsOf>): readonly string[] {
  return [...paths].map(([id, { decision }]) => `${id} ${decision.prediction}`);
}

const readCalls = askedCalls.filter((call) => callOf(call).facts.length > 0);

withSettings(() => settingsFor('http://127.0.0.1:9'));

test.each(examples)('%s: live, the verdicts are those of the saved files', async (example) => {
  const folder = `examples/${example}`;
  await using server = await startAwsServer({ snapshot: folder, absent: 'refuse' });
  Object.assign(process.env, settingsFor(server.url));
  const live = pathsOf(configurationOf(await readAccount(region)).network);
  const saved = pathsOf((await loadSavedConfiguration([folder])).network);
  expect(verdictsOf(live)).toEqual(verdictsOf(saved));
});

test.each(stories)('%s: live, the verdicts are those of the saved files', async (folder) => {
  await using server = await startAwsServer({ snapshot: folder, absent: 'refuse' });
  Object.assign(process.env, settingsFor(server.url));
  const live = pathsOf(configurationOf(await readAccount('eu-west-1')).network, 'eu-west-1');
  const saved = pathsOf((await loadSavedConfiguration([folder])).network, 'eu-west-1');
  expect(verdictsOf(live)).toEqual(verdictsOf(saved));
  expect(server.complaints).toEqual([]);
});

describe('a call that is refused flips no verdict', async () => {
  const server = await startAwsServer({ snapshot: 'examples/both-endpoints' });
  Object.assign(process.env, settingsFor(server.url));
  const before = pathsOf(configurationOf(await readAccount(region)).network);
  afterAll(() => server.close());

  test.each(readCalls)('%s', async (call) => {
    Object.assign(process.env, settingsFor(server.url));
    server.behave(call, { kind: 'access-denied' });
    const { network } = configurationOf(await readAccount(region));
    server.behave(call, null);
    for (const path of pathsOf(network).values()) {
      const whole = before.get(path.id);
      const newly = path.decision.assumptions.filter((code) => !whole?.decision.assumptions.includes(code));
      if (whole !== undefined) expect(wrongChange(whole, path, { assumable: newly })).toBeUndefined();
    }
    expect(server.complaints).toEqual([]);
  });
});
