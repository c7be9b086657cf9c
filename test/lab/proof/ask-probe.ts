import {
  type Attempt,
  type FamilyResult,
  type Phase,
  type ProbeRequest,
  probeSchema,
  type ProbeTarget,
} from '../../../src/probe/contract.ts';
import { type Seen } from '../agent/messages.ts';
import { type Fabric } from '../build/fabric.ts';
import { type Lab } from '../kernel/lab.ts';
import { probeOn } from '../kernel/probe-on.ts';
import { type Outcome } from './observe.ts';
import { type PlannedProbe, type ProbeQuestion } from './plan-probes.ts';

/** What the probe made of a name. */
export interface TriedName {
  readonly question: ProbeQuestion;
  readonly addresses: readonly string[];
  /** Null where it gave addresses. */
  readonly code: string | null;
}

/** A connection that the probe tried: from which port, it does not tell. */
export interface TriedAddress {
  readonly question: ProbeQuestion;
  readonly clientAddress: string;
  readonly address: string;
  readonly outcome: Outcome;
}

/** What a probe answered. */
export interface TriedProbe {
  readonly probe: PlannedProbe;
  readonly names: readonly TriedName[];
  readonly connections: readonly TriedAddress[];
}

/** How long a name server may need to answer; what is silent costs just this. */
const resolvePatience = 250;

/** How long a server that took the connection may need to answer. */
const patience = 4000;

/** Runs probes, one after the other. */
export async function askProbe(
  lab: Lab,
  fabric: Fabric,
  probes: readonly PlannedProbe[],
  timeout: number,
): Promise<readonly TriedProbe[]> {
  const answers: { readonly probe: PlannedProbe; readonly families: readonly FamilyResult[] }[] = [];
  for (const probe of probes) {
    const { client, home, nameServers, ports } = probe;
    const device = fabric.clientDevices.get(client.vantage);
    if (device === undefined) throw new Error(`no device of ${client.vantage}`);
    const run = { request: requestOf(probe, timeout), nameServers, ports, credentials: null };
    const { targets } = await probeOn(lab, { device, home }, run);
    answers.push({
      probe,
      families: targets.flatMap((target) => (target.outcome === 'tried' ? target.families : [])),
    });
  }
  const seen = probes.length === 0 ? [] : await lab.servers.ask('answered', null);
  return answers.map(({ probe, families }) => readAnswer(probe, families, seen));
}

function requestOf({ questions }: PlannedProbe, timeout: number): ProbeRequest {
  return {
    schema: probeSchema,
    kind: 'request',
    targets: questions.map(targetOf),
    attempts: 1,
    timeouts: {
      resolve: Math.max(resolvePatience, timeout),
      connect: timeout,
      handshake: patience,
      request: patience,
      grace: 0,
    },
  };
}

function targetOf({ path, host, port, serverName }: ProbeQuestion, index: number): ProbeTarget {
  return {
    id: `${index}`,
    host,
    port,
    serverName: serverName === host ? null : serverName,
    method: 'GET',
    path: '/',
    signing: { kind: 'none' },
    families: [path.family],
  };
}

function readAnswer(
  probe: PlannedProbe,
  families: readonly FamilyResult[],
  seen: readonly Seen[],
): TriedProbe {
  const { questions, home } = probe;
  if (families.length !== questions.length) throw new Error('the probe left something out');
  const answers = questions.flatMap((question, index) => {
    const answer = families[index];
    return answer === undefined ? [] : [{ question, answer }];
  });
  return {
    probe,
    names: answers
      .filter(({ question: { path } }) => path.target.kind !== 'address')
      .map(({ question, answer: { resolve } }) => ({
        question,
        addresses: resolve.evidence?.addresses ?? [],
        code: textOf(resolve),
      })),
    connections: answers.flatMap(({ question, answer: { family, attempts } }) => {
      const clientAddress = home[family];
      // Without an address of the family nothing is sent, whatever the name says.
      if (clientAddress === null) return [];
      return attempts.map((attempt) => {
        return { question, clientAddress, address: attempt.address, outcome: outcomeOf(attempt, seen) };
      });
    }),
  };
}

function outcomeOf({ connect, handshake, request }: Attempt, answers: readonly Seen[]): Outcome {
  const said = [
    textOf(connect),
    handshake === null ? null : textOf(handshake),
    request === null ? null : textOf(request),
  ];
  const layers = ['', 'TLS ', 'HTTP '];
  const end = said.findIndex((text) => text !== null);
  if (end >= 0) return { result: `${layers[end]}${said[end]}`, seen: null };
  const evidence = request?.evidence ?? null;
  if (evidence?.errorType !== 'MissingAuthenticationTokenException')
    return { result: 'HTTP without a mark of AWS', seen: null };
  const seen = answers.find(({ requestId }) => requestId === evidence.requestId);
  return seen === undefined ? { result: 'HTTP of another server', seen: null } : { result: 'open', seen };
}

function textOf(phase: Phase<unknown>): string | null {
  switch (phase.outcome) {
    case 'done':
      return null;
    case 'failed':
      return phase.error.code;
    case 'timeout':
    case 'cut':
      return phase.outcome.toUpperCase();
  }
}
