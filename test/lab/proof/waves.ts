import { type Client, type Wave } from '../build/fabric.ts';
import { type PlannedConnection, type PlannedLookup } from './plan.ts';

/** What is tried at the same time: no two packets of it can be taken for each other. */
export interface PlannedWave extends Omit<Wave, 'zone' | 'number'> {
  readonly connections: readonly PlannedConnection[];
  readonly lookups: readonly PlannedLookup[];
}

interface OpenWave {
  readonly owners: Map<string, Client>;
  readonly keys: Set<string>;
  readonly connections: PlannedConnection[];
  readonly lookups: PlannedLookup[];
}

/**
 * Puts connections and lookups into as few waves as do without confusion. A connection at an edge that would need a
 * wave of its own is left out: there are many edges, and each wave costs the time of a packet that does not come.
 */
export function wavesOf(
  connections: readonly PlannedConnection[],
  lookups: readonly PlannedLookup[],
): readonly PlannedWave[] {
  const waves: OpenWave[] = [];
  const open = (): OpenWave => {
    const made: OpenWave = { owners: new Map(), keys: new Set(), connections: [], lookups: [] };
    waves.push(made);
    return made;
  };
  for (const lookup of lookups) {
    const wave = waves.find(({ owners }) => isFree(owners, lookup.clientAddress, lookup.client)) ?? open();
    wave.owners.set(lookup.clientAddress, lookup.client);
    wave.lookups.push(lookup);
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
  return waves.map(({ owners, connections: own, lookups: asked }) => ({
    owners,
    connections: own,
    lookups: asked,
    // Every translated connection has its port said: else the kernel gives it one that it gave the client before.
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

// An address that is a client's for a while answers nobody, and a packet is known by its ports and the far address.
function fits(
  { owners, keys, connections }: OpenWave,
  connection: PlannedConnection,
  own: readonly string[],
): boolean {
  return (
    isFree(owners, connection.clientAddress, connection.client) &&
    !owners.has(connection.address) &&
    !connections.some(({ address }) => address === connection.clientAddress) &&
    own.every((key) => !keys.has(key))
  );
}

function keysOf({ address, clientPort, natPort }: PlannedConnection): readonly string[] {
  return [clientPort, ...(natPort === null ? [] : [natPort])].map((port) => `${address} ${port}`);
}
