import { configureNetwork, configureWave } from '../kernel/configure.ts';
import { type Dropped, type Passage, readEvidence } from '../kernel/evidence.ts';
import { type Lab } from '../kernel/lab.ts';
import { type Outcome } from '../agent/messages.ts';
import { type Fabric, type NameServer } from '../build/fabric.ts';
import { type Plan, type PlannedConnection, type PlannedLookup } from './plan.ts';
import { wavesOf } from './waves.ts';

/** What became of a connection, and what the routers saw of it. */
export interface ObservedConnection {
  readonly connection: PlannedConnection;
  readonly outcome: Outcome;
  readonly passages: readonly Passage[];
  readonly dropped: readonly Dropped[];
}

/** What a name gave. */
export interface ObservedLookup {
  readonly lookup: PlannedLookup;
  readonly addresses: readonly string[];
  /** Null where it gave addresses. */
  readonly code: string | null;
}

/** Everything seen of a plan. */
export interface Observed {
  readonly connections: readonly ObservedConnection[];
  readonly lookups: readonly ObservedLookup[];
}

/** A network as commands, and what is to be tried in it. */
export interface Observable {
  readonly fabric: Fabric;
  readonly nameServers: readonly NameServer[];
  readonly plan: Plan;
}

const lookupTimeout = 250;

/** Builds a network in the lab and tries everything planned in it. */
export async function observe(
  lab: Lab,
  { fabric, nameServers: names, plan }: Observable,
  timeout: number,
): Promise<Observed> {
  const ports = [...new Set(plan.connections.map(({ port }) => port))];
  const tried: {
    readonly connection: PlannedConnection;
    readonly outcome: Outcome;
    readonly wave: number;
  }[] = [];
  const lookups: ObservedLookup[] = [];
  for (const [index, wave] of wavesOf(plan.connections, plan.lookups).entries()) {
    const number = index + 1;
    const numbered = { ...wave, number, zone: lab.nextZone() };
    if (index === 0) await configureNetwork(lab, fabric, numbered, { names, ports });
    else await configureWave(lab, fabric, numbered);
    const [asked, outcomes] = await Promise.all([
      Promise.all(wave.lookups.map((lookup) => resolve(lab, lookup))),
      lab.clients.ask('connect', {
        attempts: wave.connections.map((connection, id) => attemptOf(connection, id, timeout)),
      }),
    ]);
    lookups.push(...asked);
    for (const outcome of outcomes) {
      const connection = wave.connections[outcome.id];
      if (connection !== undefined) tried.push({ connection, outcome, wave: number });
    }
  }
  const { passages, dropped } = await readEvidence(lab, fabric.network);
  const connections = tried.map(({ connection, outcome, wave }): ObservedConnection => {
    const isOf = (one: { readonly wave: number }, far: string, near: number): boolean =>
      one.wave === wave && belongs(connection, far, near);
    const own = dropped.filter(
      (one) => isOf(one, one.destination, one.sourcePort) || isOf(one, one.source, one.destinationPort),
    );
    // In a circle with a translator in it a packet has another port each time round.
    const circling = dropped.filter(
      (one) => one.wave === wave && one.destination === connection.address && isCircle(fabric, one),
    );
    return {
      connection,
      outcome,
      passages: passages.filter((one) => isOf(one, one.destination, one.sourcePort)),
      dropped: own.length > 0 ? own : circling,
    };
  });
  return { connections, lookups };
}

function isCircle({ drops }: Fabric, { number }: Dropped): boolean {
  const drop = drops[number];
  return drop?.kind === 'loop' && drop.ids.length === 0;
}

function attemptOf(connection: PlannedConnection, id: number, timeout: number) {
  const { clientAddress: localAddress, clientPort: localPort, address, port, serverName } = connection;
  return { id, localAddress, localPort, address, port, serverName, timeout };
}

function belongs({ address, clientPort, natPort }: PlannedConnection, far: string, near: number): boolean {
  return address === far && (near === clientPort || near === natPort);
}

// A client asks one server after the other until one answers.
async function resolve(lab: Lab, lookup: PlannedLookup): Promise<ObservedLookup> {
  let code: string | null = 'no server';
  for (const server of lookup.servers) {
    const [answer] = await lab.clients.ask('resolve', {
      lookups: [
        {
          id: 0,
          localAddress: lookup.clientAddress,
          server,
          host: lookup.host,
          family: lookup.path.family,
          timeout: lookupTimeout,
        },
      ],
    });
    const { addresses = [], code: own = 'no answer' } = answer ?? {};
    if (own === null || own === 'ENOTFOUND' || own === 'ENODATA') return { lookup, addresses, code: own };
    code = own;
  }
  return { lookup, addresses: [], code };
}
