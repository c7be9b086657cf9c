import { type Account } from '../network/account.ts';
import { type Space } from '../kernel/links.ts';
import { openDropBook } from './drops.ts';
import { filterEdge, routeEdge } from './edge-router.ts';
import { type Client, type DeviceMeaning, type Fabric, type Script } from './fabric.ts';
import { type Place, placesOf, portsOf } from './place.ts';
import { routeVpc } from './routes.ts';
import { scriptOf } from './script.ts';
import { filterTransit, routeTransit } from './transit-router.ts';
import { filterTranslators, routeTranslators } from './translators.ts';
import { attachmentPorts, filterVpc } from './vpc-router.ts';
import { insideLines, waveScripts } from './wave-scripts.ts';

/** Turns an account into the commands that make its network of the lab's namespaces, by AWS's documented rules. */
export function buildFabric(account: Account, clients: readonly Client[]): Fabric {
  const places = placesOf(account, clients);
  const book = openDropBook();
  const network = new Map<Space, Script>();
  for (const place of places) {
    const routing = routeVpc(account, place, [...portsOf(place), ...attachmentPorts(account, place)]);
    const inside = insideLines(place);
    const lines = { ip: [...routing.ip, ...inside.ip], ip6: [...routing.ip6, ...inside.ip6] };
    network.set(place.space, scriptOf(lines, filterVpc(account, places, place, book)));
  }
  network.set('edge', scriptOf(routeEdge(places), filterEdge(places, book)));
  if (account.TransitGatewayVpcAttachments.length > 0)
    network.set('transit', scriptOf(routeTransit(account, places), filterTransit(account, places, book)));
  if (places.some(({ translators }) => translators.length > 0))
    network.set(
      'translators',
      scriptOf({ ip: routeTranslators(places), ip6: [] }, filterTranslators(places)),
    );
  const inUse = (space: Space): boolean => space === 'clients' || network.has(space);
  // Without IPv6 no packet of it is sent, whatever an earlier network left behind.
  const isDual = account.Vpcs.some(({ Ipv6CidrBlocks: blocks }) => blocks.length > 0);
  const needed = (scripts: ReadonlyMap<Space, Script>): ReadonlyMap<Space, Script> => {
    const own = [...scripts].filter(([space]) => inUse(space));
    return new Map(
      own.map(([space, script]) => [space, isDual ? script : { ...script, ip6: [], undo6: [] }]),
    );
  };
  return {
    network: needed(network),
    wave: (wave) => needed(waveScripts(account, places, wave)),
    drops: book.drops,
    devices: devicesOf(account, places),
    clientDevices: new Map(
      places.flatMap(({ space, clients: own }) =>
        own.map(({ client, device }) => [client.vantage, `${space}${device}`] as const),
      ),
    ),
  };
}

function devicesOf(account: Account, places: readonly Place[]): ReadonlyMap<string, DeviceMeaning> {
  const devices = new Map<string, DeviceMeaning>();
  for (const place of places) {
    const { space, vpc, gatewayEndpoints } = place;
    for (const { device, meaning } of [...portsOf(place), ...attachmentPorts(account, place)])
      devices.set(`${space} ${device}`, meaning);
    for (const [id, device] of gatewayEndpoints)
      devices.set(`${space} ${device}`, { kind: 'gateway-endpoint', id });
    const gateway = account.InternetGateways.find(({ VpcId: id }) => id === vpc.VpcId);
    const egress = account.EgressOnlyInternetGateways.find(({ VpcId: id }) => id === vpc.VpcId);
    const [peering] = account.VpcPeeringConnections.filter(({ StatusCode: status }) => status === 'active');
    if (gateway !== undefined)
      devices.set(`${space} i0`, { kind: 'internet-gateway', id: gateway.InternetGatewayId });
    if (egress !== undefined)
      devices.set(`${space} e0`, {
        kind: 'egress-only-internet-gateway',
        id: egress.EgressOnlyInternetGatewayId,
      });
    if (peering !== undefined)
      devices.set(`${space} p0`, { kind: 'peering', id: peering.VpcPeeringConnectionId });
    devices.set(`${space} d0`, { kind: 'amazon-dns', id: vpc.VpcId });
  }
  return devices;
}
