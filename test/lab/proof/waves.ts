import { type Client, type Wave } from '../build/fabric.ts';
import { isOf } from './own-ports.ts';
import { type PlannedConnection } from './plan.ts';
import { type PlannedProbe } from './plan-probes.ts';

/** What is tried at the same time: no two packets of it can be taken for each other. */
export interface PlannedWave extends Omit<Wave, 'zone' | 'number'> {
  /** One after the other: each has its machine to itself. */
  readonly probes: readonly PlannedProbe[];
  readonly connections: readonly PlannedConnection[];
}

interface OpenWave {
  readonly owners: Map<string, Client>;
  readonly keys: Set<string>;
  readonly probes: PlannedProbe[];
  readonly connections: PlannedConnection[];
}

/**
 * Puts probes and connections into as few waves as do without confusion. A connection at an edge that would need a
 * wave of its own is left out: there are many edges, and each wave costs the time of a packet that does not come.
 */
export function wavesOf(
  probes: readonly PlannedProbe[],
  connections: readonly PlannedConnection[],
): readonly PlannedWave[] {
  const waves: OpenWave[] = [];
  const open = (): OpenWave => {
    const made: OpenWave = { owners: new Map(), keys: new Set(), probes: [], connections: [] };
    waves.push(made);
    return made;
  };
  for (const probe of probes) {
    const wave = waves.find((one) => fitsProbe(one, probe)) ?? open();
    for (const address of homesOf(probe)) wave.owners.set(address, probe.client);
    wave.probes.push(probe);
  }
  const needed = connections.filter(({ role }) => role !== 'edge');
  const others = connections.filter(({ role }) => role === 'edge');
  for (const connection of [...needed, ...others]) {
    const keys = keysOf(connection);
    const found = waves.find((one) => fits(one, connection, keys));
    if (found === undefined && connection.role === 'edge') continue;
    const wave = found ?? open();
    wave.owners.set(connection.clientAddress, connection.client);
    for (const key of keys) wave.keys.add(key);
    wave.connections.push(connection);
  }
  return waves.map(({ owners, probes: asking, connections: own }) => ({
    owners,
    probes: asking,
    connections: own,
    // Each of these has its port said: else the kernel gives it one that it gave the client before. The probe's keep
    // theirs, which no other connection of the wave has.
    translations: own
      .filter(({ address }) => !address.includes(':'))
      .map(({ clientAddress, clientPort, address, natPort }) => {
        return { clientAddress, clientPort, address, natPort: natPort ?? clientPort };
      }),
  }));
}

function isFree(owners: ReadonlyMap<string, Client>, address: string, client: Client): boolean {
  return !owners.has(address) || owners.get(address) === client;
}

function homesOf({ home }: PlannedProbe): readonly string[] {
  return [home.ipv4, home.ipv6].filter((address) => address !== null);
}

function isAsked({ questions }: PlannedProbe, address: string): boolean {
  return questions.some(({ expected }) => expected?.includes(address) === true);
}

function fitsProbe({ owners, probes }: OpenWave, probe: PlannedProbe): boolean {
  const homes = homesOf(probe);
  return (
    homes.every((address) => isFree(owners, address, probe.client)) &&
    ![...owners.keys()].some((address) => isAsked(probe, address)) &&
    !probes.some((other) => homes.some((address) => isAsked(other, address)))
  );
}

// An address that is a client's for a while answers nobody, and a packet is known by its ports and the far address.
function fits(
  { owners, keys, probes, connections }: OpenWave,
  connection: PlannedConnection,
  own: readonly string[],
): boolean {
  return (
    isFree(owners, connection.clientAddress, connection.client) &&
    !owners.has(connection.address) &&
    !connections.some(({ address }) => address === connection.clientAddress) &&
    !probes.some((probe) => isAsked(probe, connection.clientAddress)) &&
    !probes.some(({ ports }) => isOf(ports, connection.clientPort) || isOf(ports, connection.natPort ?? 0)) &&
    own.every((key) => !keys.has(key))
  );
}

function keysOf({ address, clientPort, natPort }: PlannedConnection): readonly string[] {
  return [clientPort, ...(natPort === null ? [] : [natPort])].map((port) => `${address} ${port}`);
}
