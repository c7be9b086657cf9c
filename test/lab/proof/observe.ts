import { configureNetwork, configureWave } from '../kernel/configure.ts';
import { type Dropped, type Passage, readEvidence } from '../kernel/evidence.ts';
import { type Lab } from '../kernel/lab.ts';
import { type Fabric, type NameServer } from '../build/fabric.ts';
import { askProbe, type TriedName, type TriedProbe } from './ask-probe.ts';
import { type Plan, type PlannedConnection } from './plan.ts';
import { portsSeen } from './ports-seen.ts';
import { wavesOf } from './waves.ts';

/** What became of a connection, as whoever opened it saw it. */
export interface Outcome {
  /** `open`, or the layer and code at which it ended: `TIMEOUT`, `ECONNREFUSED`, `TLS …`. */
  readonly result: string;
  /** What the server saw of the connection, where it was asked something. */
  readonly seen: {
    readonly remoteAddress: string;
    readonly localAddress: string;
    readonly serverName: string;
  } | null;
}

/** What became of a connection, and what the routers saw of it. */
export interface ObservedConnection {
  readonly connection: PlannedConnection;
  readonly outcome: Outcome;
  readonly passages: readonly Passage[];
  readonly dropped: readonly Dropped[];
}

/** Everything seen of a plan. */
export interface Observed {
  readonly connections: readonly ObservedConnection[];
  readonly names: readonly TriedName[];
}

/** A network as commands, and what is to be tried in it. */
export interface Observable {
  readonly fabric: Fabric;
  readonly nameServers: readonly NameServer[];
  readonly plan: Plan;
}

interface Tried {
  readonly connection: PlannedConnection;
  readonly outcome: Outcome;
  readonly wave: number;
}

/** Builds a network in the lab and tries everything planned in it. */
export async function observe(
  lab: Lab,
  { fabric, nameServers: names, plan }: Observable,
  timeout: number,
): Promise<Observed> {
  const asked = [...plan.connections, ...plan.probes.flatMap(({ questions }) => questions)];
  const ports = [...new Set(asked.map(({ port }) => port))];
  const tried: Tried[] = [];
  const probed: { readonly probe: TriedProbe; readonly wave: number }[] = [];
  for (const [index, wave] of wavesOf(plan.probes, plan.connections).entries()) {
    const number = index + 1;
    const numbered = { ...wave, number, zone: lab.nextZone() };
    if (index === 0) await configureNetwork(lab, fabric, numbered, { names, ports, upstreams: [] });
    else await configureWave(lab, fabric, numbered);
    const attempts = wave.connections.map((connection, id) => attemptOf(connection, id, timeout));
    const [answers, outcomes] = await Promise.all([
      askProbe(lab, fabric, wave.probes, timeout),
      lab.clients.ask('connect', { attempts }),
    ]);
    probed.push(...answers.map((probe) => ({ probe, wave: number })));
    for (const { id, result } of outcomes) {
      const connection = wave.connections[id];
      if (connection !== undefined) tried.push({ connection, outcome: { result, seen: null }, wave: number });
    }
  }
  const evidence = await readEvidence(lab, fabric.network);
  for (const { probe, wave } of probed) {
    const passages = evidence.passages.filter((one) => one.wave === wave);
    tried.unshift(...portsSeen(fabric, probe, passages).map((one) => ({ ...one, wave })));
  }
  return {
    connections: tried.map((one) => withEvidence(fabric, one, evidence)),
    names: probed.flatMap(({ probe }) => probe.names),
  };
}

function attemptOf(connection: PlannedConnection, id: number, timeout: number) {
  const { clientAddress: localAddress, clientPort: localPort, address, port } = connection;
  return { id, localAddress, localPort, address, port, timeout };
}

function withEvidence(
  fabric: Fabric,
  { connection, outcome, wave }: Tried,
  { passages, dropped }: { readonly passages: readonly Passage[]; readonly dropped: readonly Dropped[] },
): ObservedConnection {
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
}

function isCircle({ drops }: Fabric, { number }: Dropped): boolean {
  const drop = drops[number];
  return drop?.kind === 'loop' && drop.ids.length === 0;
}

function belongs({ address, clientPort, natPort }: PlannedConnection, far: string, near: number): boolean {
  return address === far && (near === clientPort || near === natPort);
}
