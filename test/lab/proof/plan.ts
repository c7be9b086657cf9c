import { type AuditPath } from '../../../src/audit/judge-paths.ts';
import { type Client } from '../build/fabric.ts';
import { type Connection } from './ask.ts';
import { type Edges, edgesOf } from './edges.ts';
import { type PlannedProbe, type ProbeQuestion, type ProbesRequest, probesOf } from './plan-probes.ts';
import { chosen, somePort } from './salted-choice.ts';
import { variantsOf } from './variants.ts';

/** A connection to be tried, and the path that it belongs to. */
export interface PlannedConnection extends Connection {
  readonly path: AuditPath;
  readonly client: Client;
  readonly port: number;
  /** The name that was asked with; null where the connection is opened only. */
  readonly serverName: string | null;
  /** `main` is the probe's; the others are opened from the very addresses and ports that they are about. */
  readonly role: 'main' | 'edge' | 'passes' | 'fails';
}

/** Everything that is tried in one network. */
export interface Plan {
  readonly probes: readonly PlannedProbe[];
  readonly connections: readonly PlannedConnection[];
}

/** What a plan is made from. */
export interface PlanRequest extends ProbesRequest {
  /** How many connections a path gets beside the probe's and its witnesses. */
  readonly edgesOfPath: number;
}

/** Plans what to try: each path by the probe, its witnesses, and some connections at the edges of rules. */
export function planOf(request: PlanRequest): Plan {
  const edges = edgesOf(request.account);
  const probes = probesOf(request);
  const connections = probes.flatMap((probe) =>
    probe.questions.flatMap((question) => connectionsOf(request, edges, probe, question)),
  );
  return { probes, connections: withoutRepeats(connections) };
}

// The same four numbers twice could meet what the first connection left behind.
function withoutRepeats(connections: readonly PlannedConnection[]): readonly PlannedConnection[] {
  const tried = new Set<string>();
  return connections.filter(({ role, clientAddress, clientPort, address }) => {
    const key = `${clientAddress} ${clientPort} ${address}`;
    if (role === 'edge' && tried.has(key)) return false;
    tried.add(key);
    return true;
  });
}

function connectionsOf(
  request: PlanRequest,
  edges: Edges,
  { client, home }: PlannedProbe,
  { path, expected }: ProbeQuestion,
): readonly PlannedConnection[] {
  const { vantage, target, decision, family } = path;
  const clientAddress = home[family];
  const [address] = expected ?? [];
  if (clientAddress === null || address === undefined || expected === null) return [];
  const salt = `${request.salt} ${path.id}`;
  // Between the edges, where nothing special is: another port for each path, so that packets can be told apart.
  const usual: Connection = {
    clientAddress,
    clientPort: somePort(vantage.ports, salt),
    address,
    natPort: null,
  };
  const common = { path, client, port: target.port, serverName: null } as const;
  const varied = variantsOf({ account: request.account, path, edges, addresses: expected }, usual).map(
    (connection) => ({ ...common, ...connection, role: 'edge' as const }),
  );
  const { passes, fails } = decision.witness;
  return [
    ...(passes === null ? [] : [{ ...common, ...passes, role: 'passes' as const }]),
    ...(fails === null ? [] : [{ ...common, ...fails, role: 'fails' as const }]),
    ...chosen(varied, request.edgesOfPath, (_, index) => `${salt} ${index}`),
  ];
}
