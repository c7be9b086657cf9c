import { expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import { judgePaths } from '../../src/audit/judge-paths.ts';
import { judgeOperations } from '../../src/audit/operations.ts';
import { checksByCode } from '../../src/audit/step-text.ts';
import { type Api } from '../../src/network/api.ts';
import { absent, type Collection, whole } from '../../src/network/collection.ts';
import { type Gap } from '../../src/network/gap.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { loadSavedConfiguration } from '../../src/sources/aws-cli/load.ts';
import { apiTarget } from '../../src/targets/api-target.ts';
import { manyVantages } from '../kit/random-network.ts';
import { placeOf, savedFolders } from './folders.ts';
import { lawTimeout } from './runs.ts';

const usual = { name: null, kind: 'rest', vpcEndpointIds: [], endpointAccessMode: null } as const;
const regional = { ...usual, endpointType: 'REGIONAL', disableExecuteApiEndpoint: false } as const;
const privateOne = { ...usual, endpointType: 'PRIVATE', ipAddressType: 'dualstack' } as const;

/** An API of every kind, each in the place of its id. */
const kinds: readonly Omit<Api, 'id' | 'scope'>[] = [
  { ...regional, ipAddressType: 'ipv4' },
  { ...regional, ipAddressType: 'dualstack' },
  { ...regional, ipAddressType: 'ipv4', disableExecuteApiEndpoint: true },
  { ...regional, ipAddressType: 'dualstack', disableExecuteApiEndpoint: true },
  { ...privateOne, disableExecuteApiEndpoint: false },
  { ...privateOne, disableExecuteApiEndpoint: true },
  { ...privateOne, disableExecuteApiEndpoint: false, endpointAccessMode: 'STRICT' },
];

const owners = checksByCode(checks);

/** The verdicts on the APIs from every vantage of a network that holds them, or what is left of them. */
function verdictsOn(asked: readonly Api[], network: Network): ReadonlyMap<string, string> {
  const index = indexNetwork(network);
  const read = new Map(network.apis.items.map((api) => [api.id, api]));
  const targets = asked.map(({ id, scope }) =>
    apiTarget({ id, stage: null }, read.get(id) ?? null, scope.region),
  );
  const vantages = manyVantages(index);
  const { paths } = judgePaths(index, vantages, targets, false);
  const judged = vantages.flatMap(({ id }) =>
    judgeOperations(
      index,
      owners,
      paths.filter(({ vantage }) => vantage.id === id),
    ),
  );
  return new Map(
    judged.map(({ operation: { vantage, group, verdict } }) => [`${vantage} ${group}`, verdict]),
  );
}

const gap: Gap = {
  kind: 'refused',
  subject: { fact: 'apis', id: null },
  scope: null,
  action: 'apigateway:GET',
};

const forgettings: readonly (readonly [string, (apis: readonly Api[]) => Collection<Api>])[] = [
  ['all APIs', () => absent(gap)],
  ['the IP address types', (apis) => whole(apis.map((api) => ({ ...api, ipAddressType: null })))],
];

test.each(savedFolders)(
  'forgetting what APIs are like never turns the verdict on one into another: %s',
  async (folder) => {
    const { network } = await loadSavedConfiguration([placeOf(folder)]);
    const region = network.vpcs.items[0]?.scope.region ?? 'eu-west-1';
    const scope = { accountId: null, region };
    const apis = kinds.map((kind, at): Api => ({ ...kind, id: `api${at}`, scope }));
    const before = verdictsOn(apis, { ...network, apis: whole(apis) });
    for (const [what, forget] of forgettings) {
      const after = verdictsOn(apis, { ...network, apis: forget(apis) });
      const wrong = [...before].flatMap(([name, verdict]) => {
        const then = after.get(name) ?? 'gone';
        return then === verdict || then === 'unknown' ? [] : [`${name}: ${verdict} became ${then}`];
      });
      expect(wrong, what).toEqual([]);
    }
  },
  lawTimeout,
);
