import { type ProbeRequest, type ProbeResult } from '../../../src/probe/contract.ts';
import { type Credentials } from '../../../src/probe/sign.ts';
import { type Upstream } from '../agent/messages.ts';
import { isNamedBy } from '../agent/names.ts';
import { buildFabric } from '../build/build.ts';
import { type Client, type Fabric } from '../build/fabric.ts';
import { type Addresses, type PublicNames } from '../build/names.ts';
import { nameServersOf, serversTold } from '../build/name-servers.ts';
import { placesOf, placeOfVpc } from '../build/place.ts';
import { type Home } from '../build/turn.ts';
import { configureNetwork } from '../kernel/configure.ts';
import { type Lab } from '../kernel/lab.ts';
import { probeOn } from '../kernel/probe-on.ts';
import { type Account } from '../network/account.ts';
import { homesOf } from './homes.ts';
import { withPublicAddresses } from './public-addresses.ts';

/** A server that public DNS knows. */
export interface Site extends Addresses {
  /** A name, or `*.` and what names end in. The lab's authority needs a certificate for it. */
  readonly pattern: string;
  /** Where its requests are handed on to, whatever the way they came; null: the lab answers, as API Gateway does. */
  readonly socketPath: string | null;
}

/** A machine in a subnet, such as a probe's function is. */
interface StoryClient {
  readonly subnetId: string;
  readonly groupIds: readonly string[];
}

/** One network, who stands in it, and what is on the internet. */
export interface Story {
  readonly account: Account;
  /** At most six in a VPC, and one in a subnet. */
  readonly clients: readonly StoryClient[];
  readonly sites: readonly Site[];
}

/** A story that a lab was built for. It lasts until the next one is built there. */
export interface BuiltStory {
  readonly lab: Lab;
  readonly story: Story;
  readonly fabric: Fabric;
  readonly homes: ReadonlyMap<Client, Home>;
}

/** Builds a network in a lab; what was there before is gone. */
export async function buildStory(lab: Lab, given: Story): Promise<BuiltStory> {
  const account = withPublicAddresses(given.account);
  const story = { ...given, account };
  const clients = story.clients.map(({ subnetId, groupIds }): Client => {
    const subnet = account.Subnets.find(({ SubnetId }) => SubnetId === subnetId);
    if (subnet === undefined) throw new Error(`no subnet ${subnetId}`);
    const { VpcId: vpcId } = subnet;
    return { vantage: subnetId, subnetId, vpcId, groupIds, usesIpv6: false, interfaceId: null };
  });
  const homes = homesOf(account, clients);
  const fabric = buildFabric(account, clients);
  const owners = new Map(
    [...homes].flatMap(([client, { ipv4, ipv6 }]) =>
      [ipv4, ipv6].flatMap((address) => (address === null ? [] : [[address, client] as const])),
    ),
  );
  const wave = { owners, translations: [], number: 1, zone: lab.nextZone() };
  await configureNetwork(lab, fabric, wave, { names: [], ports: [], upstreams: [] });
  return { lab, story, fabric, homes };
}

const lastProbes = new WeakMap<Lab, Promise<unknown>>();

/**
 * Runs the probe on the machine in a subnet, as a Lambda function there would. Who asks while another one runs waits
 * for its turn.
 */
export function probeFrom(
  built: BuiltStory,
  subnetId: string,
  request: ProbeRequest,
  credentials: Credentials | null,
): Promise<ProbeResult> {
  const last = lastProbes.get(built.lab) ?? Promise.resolve();
  const result = last.then(() => probeNow(built, subnetId, request, credentials));
  lastProbes.set(
    built.lab,
    result.catch(() => undefined),
  );
  return result;
}

async function probeNow(
  { lab, story, fabric, homes }: BuiltStory,
  subnetId: string,
  request: ProbeRequest,
  credentials: Credentials | null,
): Promise<ProbeResult> {
  const { account, sites } = story;
  const clients = [...homes.keys()];
  const client = clients.find((one) => one.subnetId === subnetId);
  const home = client === undefined ? undefined : homes.get(client);
  const device = fabric.clientDevices.get(subnetId);
  if (client === undefined || home === undefined || device === undefined)
    throw new Error(`nobody stands in ${subnetId}`);
  const places = placesOf(account, clients);
  const place = placeOfVpc(places, client.vpcId);
  if (place === undefined) throw new Error(`no VPC ${client.vpcId}`);
  const hosts = request.targets.map(({ host }) => host.toLowerCase());
  const names = { account, clients, hosts, internet: publicNames(sites, hosts) };
  await lab.servers.ask('serve', {
    names: nameServersOf(names, places),
    ports: [...new Set(request.targets.map(({ port }) => port))],
    upstreams: sites.flatMap(upstreamOf),
  });
  const nameServers = serversTold(account, place);
  // As Linux has it. https://docs.kernel.org/networking/ip-sysctl.html
  const ports = { first: 32_768, last: 60_999 };
  return probeOn(lab, { device, home }, { request, nameServers, ports, credentials });
}

function upstreamOf({ pattern, socketPath }: Site): readonly Upstream[] {
  return socketPath === null ? [] : [{ pattern, socketPath }];
}

function publicNames(sites: readonly Site[], hosts: readonly string[]): PublicNames {
  return new Map(
    hosts.flatMap((host) => {
      const site = sites.find(({ pattern }) => isNamedBy(pattern, host));
      return site === undefined ? [] : [[host, site] as const];
    }),
  );
}
