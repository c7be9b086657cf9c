import { type Fabric } from '../build/fabric.ts';
import { type Passage } from '../kernel/evidence.ts';
import { type TriedAddress, type TriedProbe } from './ask-probe.ts';
import { type Outcome } from './observe.ts';
import { isOf } from './own-ports.ts';
import { type PlannedConnection } from './plan.ts';

interface Tried {
  readonly connection: PlannedConnection;
  readonly outcome: Outcome;
}

/**
 * The connections of a probe with the ports that their machine gave them, as the first router saw them. Of several to
 * one address nobody can tell which had which port, nor does it matter: no rule tells the ports apart.
 */
export function portsSeen(
  fabric: Fabric,
  { probe, connections }: TriedProbe,
  passages: readonly Passage[],
): readonly Tried[] {
  const { client, ports } = probe;
  const first = passages.filter(({ space, from, sourcePort }) => {
    const meaning = fabric.devices.get(`${space} ${from}`);
    return meaning?.kind === 'client' && meaning.id === client.vantage && isOf(ports, sourcePort);
  });
  const given = new Map<string, readonly number[]>();
  return connections.map((tried) => {
    const { address } = tried;
    const left = given.get(address) ?? [
      ...new Set(first.filter((one) => one.destination === address).map((one) => one.sourcePort)),
    ];
    given.set(address, left.slice(1));
    // Nobody saw it: any port of the machine's stands for the one that it had.
    return { connection: connectionOf(tried, probe.client, left[0] ?? ports.first), outcome: tried.outcome };
  });
}

function connectionOf(
  { question, clientAddress, address }: TriedAddress,
  client: PlannedConnection['client'],
  clientPort: number,
): PlannedConnection {
  const { path, port, serverName } = question;
  return {
    path,
    client,
    clientAddress,
    clientPort,
    address,
    natPort: null,
    port,
    serverName,
    role: 'main',
  };
}
