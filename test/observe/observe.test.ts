import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { makeAuthority } from '../lab/kernel/authority.ts';
import { type LabPool, openLabPool } from '../lab/kernel/pool.ts';
import { type Account as LabAccount } from '../lab/network/account.ts';
import { type Account, tcp } from '../moto/account.ts';
import { controlHost, dataHosts, type Outside, startOutside } from './outside.ts';
import { play, type Stand } from './stage.ts';

let outside: Outside;
let pool: LabPool;

beforeAll(async () => {
  outside = await startOutside(inject('motoUrl'));
  // Named as the authority that an audit expects, but for the story of one that it does not.
  pool = await openLabPool(1, await makeAuthority([controlHost, dataHosts], '/O=Amazon/CN=planecheck lab'));
});
afterAll(async () => {
  pool.close();
  await outside[Symbol.asyncDispose]();
});
beforeEach(() => {
  outside.publicApis.clear();
  outside.privateApis.clear();
});

const anywhere = '0.0.0.0/0';
const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: anywhere }] };

/** What a network of a story has. */
type Network = Stand & {
  readonly vpc: string;
  /** The table of the probe's subnet. */
  readonly table: string;
};

/** A closed VPC with a subnet and a group for the probe. */
async function closed(account: Account, nameServers?: readonly string[]): Promise<Network> {
  const vpc = await account.vpc('10.0.0.0/16', nameServers);
  const subnet = await account.subnet(vpc, '10.0.1.0/24');
  const table = await account.routeTable(vpc, [subnet], []);
  return { vpc, subnet, table, group: await account.group(vpc, 'probe', []) };
}

/** The same with a NAT gateway in a public subnet. */
async function natEgress(account: Account, nameServers?: readonly string[]) {
  const vpc = await account.vpc('10.0.0.0/16', nameServers);
  const subnet = await account.subnet(vpc, '10.0.1.0/24');
  const publicSubnet = await account.subnet(vpc, '10.0.9.0/24');
  const GatewayId = await account.internetGateway(vpc);
  await account.routeTable(vpc, [publicSubnet], [{ DestinationCidrBlock: anywhere, GatewayId }]);
  const nat = await account.natGateway(publicSubnet);
  const out = { DestinationCidrBlock: anywhere, NatGatewayId: nat };
  const table = await account.routeTable(vpc, [subnet], [out]);
  return { vpc, subnet, table, nat, group: await account.group(vpc, 'probe', []) };
}

/** An endpoint in the probe's subnet. */
async function withEndpoint<N extends Network>(
  account: Account,
  network: N,
  service: string,
  inbound = [tcp('10.0.0.0/16')],
) {
  const group = await account.group(network.vpc, `endpoint-${service}`, inbound);
  const endpoint = await account.interfaceEndpoint(network.vpc, {
    service,
    subnets: [network.subnet],
    group,
  });
  return { ...network, endpoint, endpointGroup: group };
}

const observation = z.object({
  outcome: z.string(),
  layer: z.string().nullable(),
  cause: z.string().nullable(),
  via: z.string().nullable(),
  answer: z.object({ code: z.string(), status: z.int() }).nullable(),
});
const reportShape = z.object({
  summary: z.object({ exitCode: z.int() }),
  paths: z.array(
    z.object({
      id: z.string(),
      prediction: z.string(),
      via: z.string(),
      verdict: z.string(),
      observation: observation.nullable(),
    }),
  ),
  findings: z.array(
    z.object({ severity: z.string(), code: z.string(), resource: z.object({ id: z.string() }) }),
  ),
});

/** A story's network, what is audited, and what a person would expect of it. */
interface Story {
  readonly make: (account: Account) => Promise<Network & Readonly<Record<string, string>>>;
  readonly changed?: (account: LabAccount) => LabAccount;
  readonly flags?: readonly string[];
  /** By target (ids of the network by their names in braces): prediction, verdict, and what of the observation is told. */
  readonly paths: Readonly<Record<string, readonly [prediction: string, verdict: string, seen: object]>>;
  /** In the terminal's report, ids of the network by their names in braces. */
  readonly says: readonly string[];
  readonly exitCode: number;
}

const listed = {
  outcome: 'reached',
  via: 'nat-gateway',
  answer: { code: 'signed-read-answered', status: 200 },
};
const timedOut = { outcome: 'failed', layer: 'tcp', cause: 'TIMEOUT', answer: null };

const stories: Readonly<Record<string, Story>> = {
  'a NAT gateway': {
    make: natEgress,
    paths: { 'apigateway:control': ['reachable', 'confirmed-reachable', listed] },
    says: ['Observed: control plane and data plane reached as predicted'],
    exitCode: 0,
  },
  'no route to the NAT gateway': {
    make: closed,
    paths: {
      'apigateway:control': ['blocked', 'confirmed-blocked', timedOut],
      'apigateway:data': ['blocked', 'confirmed-blocked', timedOut],
    },
    says: ['Observed: control plane and data plane blocked as predicted', '{table} has no route beyond'],
    exitCode: 0,
  },
  'an endpoint for private APIs beside it': {
    make: async (account) => withEndpoint(account, await natEgress(account), 'execute-api'),
    paths: {
      'apigateway:control': ['reachable', 'confirmed-reachable', listed],
      'apigateway:data': ['reachable', 'confirmed-reachable', { via: 'interface-endpoint' }],
    },
    says: ['Observed: control plane and data plane reached as predicted', 'by {endpoint} (as predicted)'],
    exitCode: 0,
  },
  'endpoints for both planes in a closed network': {
    make: async (account) =>
      withEndpoint(account, await withEndpoint(account, await closed(account), 'execute-api'), 'apigateway'),
    paths: {
      'apigateway:control': [
        'reachable',
        'confirmed-reachable',
        { via: 'interface-endpoint', answer: { code: 'signed-read-answered', status: 200 } },
      ],
      'apigateway:data': ['reachable', 'confirmed-reachable', { via: 'interface-endpoint' }],
    },
    says: ['Observed: control plane and data plane reached as predicted'],
    exitCode: 0,
  },
  'an endpoint whose group refuses': {
    make: async (account) =>
      withEndpoint(account, await natEgress(account), 'execute-api', [tcp('10.9.0.0/16')]),
    paths: {
      'apigateway:control': ['reachable', 'confirmed-reachable', listed],
      'apigateway:data': ['blocked', 'confirmed-blocked', timedOut],
    },
    says: [
      'Observed: control plane reached as predicted; data plane blocked as predicted',
      '{endpointGroup}',
    ],
    exitCode: 1,
  },
  'a probe whose own group refuses': {
    make: async (account) => {
      const network = await natEgress(account);
      const only = { ...everything, IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
      return { ...network, group: await account.group(network.vpc, 'database', [], [only]) };
    },
    paths: { 'apigateway:control': ['blocked', 'confirmed-blocked', timedOut] },
    says: [
      'Observed: control plane and data plane blocked as predicted',
      '{group} does not allow outbound TCP 443',
    ],
    exitCode: 1,
  },
  'DNS servers outside, of which nobody knows what they answer': {
    make: (account) => natEgress(account, ['52.94.7.53']),
    paths: { 'apigateway:control': ['unknown', 'observed-reachable', { outcome: 'reached' }] },
    says: ['Observed: control plane and data plane reached'],
    exitCode: 0,
  },
  'DNS servers that are not there': {
    make: (account) => natEgress(account, ['10.0.9.53']),
    paths: { 'apigateway:control': ['blocked', 'confirmed-blocked', { outcome: 'failed', layer: 'dns' }] },
    says: ['Observed: control plane and data plane blocked as predicted', '10.0.9.53'],
    exitCode: 1,
  },
  'a public API whose name an endpoint captures': {
    make: async (account) => {
      const network = await withEndpoint(account, await natEgress(account), 'execute-api');
      const api = await account.restApi('orders', 'REGIONAL');
      outside.publicApis.add(api);
      return { ...network, api };
    },
    flags: ['--api', '{api}'],
    paths: {
      'apigateway:data:api:{api}': [
        'reachable',
        'confirmed-reachable',
        { outcome: 'denied', via: 'interface-endpoint', answer: { status: 403 } },
      ],
    },
    says: ['captures', 'refused by policy, the network as predicted'],
    exitCode: 0,
  },
  'a public API by NAT': {
    make: async (account) => {
      const api = await account.restApi('orders', 'REGIONAL');
      outside.publicApis.add(api);
      return { ...(await natEgress(account)), api };
    },
    flags: ['--api', '{api}'],
    paths: {
      'apigateway:data:api:{api}': [
        'reachable',
        'confirmed-reachable',
        { outcome: 'reached', via: 'nat-gateway', answer: { status: 200 } },
      ],
    },
    says: ['reached as predicted'],
    exitCode: 0,
  },
  'a private API by its endpoint': {
    make: async (account) => {
      const network = await withEndpoint(account, await closed(account), 'execute-api');
      const api = await account.restApi('stock', 'PRIVATE');
      outside.privateApis.add(api);
      return { ...network, api };
    },
    flags: ['--api', '{api}'],
    paths: {
      'apigateway:data:api:{api}': [
        'reachable',
        'confirmed-reachable',
        { outcome: 'reached', via: 'interface-endpoint', answer: { status: 200 } },
      ],
    },
    says: ['reached as predicted'],
    exitCode: 0,
  },
  'a NAT gateway to which the route is gone since it was read': {
    make: natEgress,
    changed: (account) => ({
      ...account,
      RouteTables: account.RouteTables.map((table) => {
        return { ...table, Routes: table.Routes.filter(({ NatGatewayId: id }) => id === undefined) };
      }),
    }),
    paths: { 'apigateway:control': ['reachable', 'contradiction', timedOut] },
    says: ['not reached (TIMEOUT), against the prediction', 'did not reach the control plane by {nat}'],
    exitCode: 1,
  },
};

describe('a network that is made in moto, built in the kernel and probed there', () => {
  test.each(Object.entries(stories))(
    '%s',
    async (_name, { make, changed, flags = [], paths, says, exitCode }) => {
      await pool.run((lab) =>
        play(
          { motoUrl: inject('motoUrl'), lab, outside, make, ...(changed && { changed }) },
          async ({ made, run }) => {
            const audit = [
              'audit',
              '--probe',
              '--subnet',
              made.subnet,
              ...flags.map((flag) => filled(flag, made)),
            ];
            const json = await run(...audit, '--format', 'json');
            const report = reportShape.parse(JSON.parse(json.stdout));
            const seen = Object.fromEntries(
              Object.keys(paths).map((target) => {
                const path = report.paths.find(
                  ({ id }) => id === `${made.subnet} > ${filled(target, made)} > ipv4`,
                );
                return [target, [path?.prediction, path?.verdict, path?.observation]];
              }),
            );
            expect(seen).toMatchObject(paths);
            expect(json.exitCode).toBe(exitCode);
            const { stdout } = await run(...audit);
            const flat = stdout.replaceAll(/\s+/g, ' ');
            for (const words of says) expect(flat).toContain(inShort(words, made));
          },
        ),
      );
    },
  );
});

function filled(words: string, made: Readonly<Record<string, string>>): string {
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => made[name] ?? '');
}

// The terminal's report shortens ids to their first characters.
function inShort(words: string, made: Readonly<Record<string, string>>): string {
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = made[name] ?? '';
    return /^([a-z]+-[0-9a-f]{4})[0-9a-f]+$/.test(id) ? `${id.slice(0, id.indexOf('-') + 5)}…` : id;
  });
}
