import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Authority, makeAuthority } from './kernel/authority.ts';
import { type LabPool, openLabPool } from './kernel/pool.ts';
import { type Account, type NetworkAclEntry } from './network/account.ts';
import { certifiedNames } from './proof/internet.ts';
import { type RanCase, runCase } from './proof/run-case.ts';
import { entriesWith, storyNetwork, toInternetGateway, withEntries, withRoutes } from './story-network.ts';

let authority: Authority;
let pool: LabPool;

beforeAll(async () => {
  authority = await makeAuthority(certifiedNames);
});
// Each story has a lab that nothing was built in before.
beforeEach(async () => {
  pool = await openLabPool(1, authority);
});
afterEach(() => {
  pool.close();
});

function ask(account: Account, target: string): Promise<RanCase> {
  const labCase = {
    account,
    vantages: ['orders@subnet-client'],
    targets: [{ kind: 'service' as const, id: target }],
    story: [],
    isMarked: false,
  };
  return pool.run((lab) => runCase(lab, labCase, { salt: 'story', edgesOfPath: 6 }));
}

function main(ran: RanCase) {
  return ran.recorded.connections.find(({ role }) => role === 'main');
}

const tcp = { Protocol: '6', CidrBlock: '0.0.0.0/0', RuleAction: 'allow', RuleNumber: 100 } as const;
const toPrivateApis: NetworkAclEntry = { ...tcp, Egress: true, PortRange: { From: 80, To: 80 } };
const answersToNobody: NetworkAclEntry = { ...tcp, Egress: false, PortRange: { From: 22, To: 22 } };

const refusingEndpoint: Account = {
  ...storyNetwork,
  SecurityGroups: storyNetwork.SecurityGroups.map((group) =>
    group.GroupId === 'sg-endpoint' ? { ...group, IpPermissions: [] } : group,
  ),
};

describe('what a network engineer expects of the kernel', () => {
  test('the control plane is reached by the NAT gateway, which shows its public address', async () => {
    const found = main(await ask(storyNetwork, 'apigateway:control'));
    expect(found).toMatchObject({ isOpen: true, way: { via: 'nat-gateway', id: 'nat-1' } });
    expect(found?.seen).toMatchObject({
      remoteAddress: '34.240.0.10',
      serverName: 'apigateway.eu-west-1.amazonaws.com',
    });
  });

  test('private APIs are reached by the endpoint, which sees the client itself', async () => {
    const found = main(await ask(storyNetwork, 'apigateway:data'));
    expect(found).toMatchObject({ isOpen: true, way: { via: 'interface-endpoint', id: 'vpce-0a1' } });
    expect(found?.seen).toMatchObject({ localAddress: '10.0.2.20', remoteAddress: found?.clientAddress });
  });

  test.each([
    ['no route out', withRoutes('rtb-private', []), 'apigateway:control', 'route-missing', 'rtb-private'],
    [
      'no route out for the NAT gateway',
      withRoutes('rtb-public', []),
      'apigateway:control',
      'route-missing',
      'rtb-public',
    ],
    [
      'an internet gateway without a public address',
      withRoutes('rtb-private', [toInternetGateway]),
      'apigateway:control',
      'no-public-address',
      'vpc-1',
    ],
    ['the endpoint’s group', refusingEndpoint, 'apigateway:data', 'group', 'sg-endpoint'],
    [
      'an ACL that lets no answers in',
      withEntries('acl-client', entriesWith(answersToNobody)),
      'apigateway:control',
      'acl',
      'acl-client',
    ],
    [
      'the ACL of the NAT gateway’s subnet',
      withEntries('acl-public', entriesWith(toPrivateApis)),
      'apigateway:control',
      'acl',
      'acl-public',
    ],
  ])('%s stops packets', async (_, account, target, kind, id) => {
    const found = main(await ask(account, target));
    expect(found?.result).toBe('TIMEOUT');
    expect(found?.drops).toMatchObject([{ kind }]);
    expect(found?.drops[0]?.ids).toContain(id);
  });

  test.each([
    [1024, false],
    [32_767, false],
    [32_768, true],
    [60_999, true],
    [61_000, false],
    [65_535, false],
  ])('answers to port %i pass an ACL that lets in 32768 to 60999: %s', async (port, isOpen) => {
    const linux: NetworkAclEntry = { ...tcp, Egress: false, PortRange: { From: 32_768, To: 60_999 } };
    const account = withEntries('acl-client', entriesWith(linux));
    const labCase = {
      account,
      vantages: ['orders@subnet-client'],
      targets: [{ kind: 'service' as const, id: 'apigateway:control' }],
      story: [],
      isMarked: false,
    };
    const ran = await pool.run((lab) => runCase(lab, labCase, { salt: 'story', edgesOfPath: 200 }));
    const tried = ran.recorded.connections.filter(({ clientPort }) => clientPort === port);
    expect(tried.length).toBeGreaterThan(0);
    expect(new Set(tried.map((one) => one.isOpen))).toStrictEqual(new Set([isOpen]));
  });
});
