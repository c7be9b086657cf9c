import { describe, expect, test } from 'vitest';
import { vantageOfSubnet } from '../../src/audit/choose-vantages.ts';
import { probeVantages } from '../../src/cli/probe-vantages.ts';
import { whole } from '../../src/network/collection.ts';
import { emptyNetwork } from '../../src/network/network.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type ProbeRequest } from '../../src/probe/contract.ts';
import { type ProbeRun } from '../../src/probe/run-document.ts';
import { everyServiceTarget, serviceTargets } from '../../src/targets/services.ts';
import { endpoint, subnet, vpc } from '../checks/network.ts';
import { someDeployed } from '../deploy/some-deployed.ts';
import { someResult } from '../probe/kit/some-result.ts';

const here = subnet('subnet-a', '10.0.1.0/24');
const orders = {
  ...vantageOfSubnet(here),
  id: 'orders@subnet-a',
  securityGroupIds: ['sg-9'],
  functionName: 'orders',
};

const probe = someDeployed({
  name: 'planecheck-probe-subnet-a-0a1b2c3d',
  place: { subnetId: 'subnet-a', securityGroupIds: ['sg-1'] },
});

const question = {
  index: indexNetwork({ ...emptyNetwork, vpcs: whole([vpc()]), subnets: whole([here]) }),
  vantages: [vantageOfSubnet(here), orders],
  targets: serviceTargets('apigateway', null, 'eu-west-1'),
};

function ran(answer: ProbeRun['answer'], notRun: ProbeRun['notRun']): ProbeRun {
  return { vantage: null, answer, notRun };
}

const refused = { reason: 'invoke-refused', detail: 'AccessDeniedException' } as const;

describe('the probes of an account', () => {
  test('that there are none is told with the line that makes each', async () => {
    const { vantages, observed } = await probeVantages(question, [], async () => []);
    expect(vantages).toEqual(question.vantages);
    expect(observed.map(({ vantageIds, notRun }) => [vantageIds, notRun])).toEqual([
      [
        ['subnet-a'],
        {
          reason: 'not-deployed',
          detail:
            'planecheck probe deploy --subnet subnet-a --security-group SECURITY_GROUP --region eu-west-1',
        },
      ],
      [
        ['orders@subnet-a'],
        { reason: 'not-deployed', detail: 'planecheck probe deploy --function orders --region eu-west-1' },
      ],
    ]);
  });

  test('are asked for all that is audited from their subnet, the own names of endpoints too', async () => {
    const asked: ProbeRequest[] = [];
    const own = endpoint({
      serviceName: 'com.amazonaws.eu-west-1.execute-api',
      privateDnsEnabled: false,
      dnsNames: ['vpce-1-x.execute-api.eu-west-1.vpce.amazonaws.com'],
    });
    const index = indexNetwork({ ...question.index.network, vpcEndpoints: whole([own]) });
    const { vantages, observed } = await probeVantages(
      { ...question, index },
      [probe],
      async (_, requests) => {
        asked.push(...requests);
        return [ran(someResult, null)];
      },
    );
    expect(vantages.map(({ id, securityGroupIds }) => [id, securityGroupIds])).toEqual([
      ['subnet-a', ['sg-1']],
      ['orders@subnet-a', ['sg-9']],
    ]);
    expect(asked.flatMap(({ targets }) => targets.map(({ id }) => id))).toEqual([
      'apigateway:control',
      'apigateway:control signed',
      'apigateway:data',
      `apigateway:data:${own.id}`,
    ]);
    expect(observed[0]).toEqual({
      vantageIds: ['subnet-a'],
      place: { kind: 'lambda', functionName: probe.name },
      results: [someResult],
      notRun: null,
    });
  });

  test('are asked in several requests for more than one holds, of which one may fail', async () => {
    const targets = everyServiceTarget('eu-west-1');
    const { observed } = await probeVantages({ ...question, targets }, [probe], async (_, requests) =>
      requests.map((_request, at) => (at === 0 ? ran(someResult, null) : ran(null, refused))),
    );
    expect(observed[0]).toMatchObject({ results: [someResult], notRun: refused });
  });

  test('that cannot be invoked say why', async () => {
    const { observed } = await probeVantages(question, [probe], async () => [ran(null, refused)]);
    expect(observed[0]).toMatchObject({ results: [], notRun: refused });
  });
});
