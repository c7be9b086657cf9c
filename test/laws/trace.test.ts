import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import { audit } from '../../src/audit/audit.ts';
import { type AuditPath, judgePaths } from '../../src/audit/judge-paths.ts';
import { type ReportPath, type ReportTrace } from '../../src/audit/report.ts';
import { parseAddress } from '../../src/network/address.ts';
import { indexNetwork, type NetworkIndex } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { type PathDecision, type Witness } from '../../src/path/decide-walk.ts';
import { type Prediction, type Step, type Trace } from '../../src/path/step.ts';
import { tracePath } from '../../src/path/trace-path.ts';
import { type AddressTarget } from '../../src/targets/target.ts';
import {
  address,
  gapAbout,
  manyPaths,
  manyTargets,
  manyVantages,
  type RandomNetwork,
  randomNetwork,
} from '../kit/random-network.ts';
import { collectionOf, editAt, removeAt } from '../kit/random-network/edit.ts';
import { lawTimeout, runs } from './runs.ts';

/** The prediction that a trace amounts to, by the words of the design and without the program's own fold. */
function foldedByHand({ steps, left }: Trace): Prediction {
  const outcomes = steps.map(({ outcome }) => outcome);
  if (outcomes.includes('fail') || left === 'none') return 'blocked';
  if (outcomes.includes('unknown')) return 'unknown';
  return outcomes.every((outcome) => outcome === 'pass') && left === 'all' ? 'reachable' : 'conditional';
}

function forEveryPath(count: number, law: (found: AuditPath, index: NetworkIndex) => void): void {
  fc.assert(
    fc.property(randomNetwork, fc.boolean(), ({ network }, strict) => {
      const index = indexNetwork(network);
      for (const found of manyPaths(network, strict)) law(found, index);
    }),
    runs(count),
  );
}

describe('a trace', { timeout: lawTimeout }, () => {
  test('amounts to its prediction', () => {
    forEveryPath(40, ({ decision }) => {
      expect(decision.prediction).toBe(foldedByHand(decision.trace));
    });
  });

  test('has a gap exactly where a step cannot be told', () => {
    forEveryPath(30, ({ decision }) => {
      const odd = (step: Step): boolean => (step.gap !== null) !== (step.outcome === 'unknown');
      expect(decision.trace.steps.filter(odd)).toStrictEqual([]);
    });
  });

  test('survives JSON as it is', () => {
    forEveryPath(15, ({ decision: { trace } }) => {
      const copy: unknown = JSON.parse(JSON.stringify(trace));
      expect(copy).toStrictEqual(trace);
    });
  });

  test('has a part where a part is left, and two witnesses where the whole hangs on it', () => {
    forEveryPath(30, ({ id, decision: { trace, prediction, witness } }) => {
      const outcomes = trace.steps.map(({ outcome }) => outcome);
      if (trace.left === 'part') expect(outcomes.some((outcome) => outcome !== 'pass')).toBe(true);
      const isSplit = prediction === 'conditional' && trace.left === 'part';
      expect([witness.passes !== null, witness.fails !== null], id).toStrictEqual([isSplit, isSplit]);
    });
  });
});

function reportPathsOf(network: Network): readonly (readonly [ReportPath, ReportTrace])[] {
  const index = indexNetwork(network);
  const { paths, traces } = audit({
    index,
    sources: [],
    places: new Map(),
    version: '0.0.0',
    checks,
    vantages: manyVantages(index),
    targets: manyTargets,
    observed: [],
    strict: false,
    assumed: [],
    failOn: 'error',
    exitZero: false,
  });
  const byId = new Map(traces.map((trace) => [trace.id, trace]));
  return paths.flatMap((found) => {
    const trace = byId.get(found.trace);
    return trace === undefined ? [] : [[found, trace]];
  });
}

describe('the blocks of a reported path', { timeout: lawTimeout }, () => {
  test('are there exactly where it is blocked, and each refuses', () => {
    fc.assert(
      fc.property(randomNetwork, ({ network }) => {
        for (const [{ id, prediction, blocks }, { hops }] of reportPathsOf(network)) {
          expect(blocks.length > 0, id).toBe(prediction === 'blocked');
          const outcomes = blocks.map(([hop, step]) => hops[hop]?.steps[step]?.outcome);
          expect(outcomes.every((outcome) => outcome === 'fail' || outcome === 'part')).toBe(true);
        }
      }),
      runs(10),
    );
  });
});

/** The same question for one single connection. */
function askAgain(
  { vantage, vpc, target, family }: AuditPath,
  index: NetworkIndex,
  witness: Witness,
): PathDecision {
  const client = parseAddress(witness.clientAddress);
  const to = parseAddress(witness.address);
  if (client === undefined || to === undefined) throw new Error('a witness has addresses');
  const single: AddressTarget = {
    kind: 'address',
    id: `${witness.address}:${target.port}`,
    address: to,
    port: target.port,
  };
  const ports = { first: witness.clientPort, last: witness.clientPort };
  return tracePath({
    index,
    vantage: { ...vantage, addresses: [client], ports },
    vpc,
    target: single,
    family,
    strict: false,
  });
}

/**
 * Whether a connection passes as its witness says. The port of a NAT device cannot be asked for, so where that
 * alone decides, the answer is a part again, and its witness must be the same.
 */
function isConfirmed(again: PathDecision, witness: Witness, kind: 'passes' | 'fails'): boolean {
  const { prediction, trace } = again;
  if (trace.left === 'part') return again.witness[kind]?.natPort === witness.natPort;
  if (kind === 'fails') return prediction === 'blocked';
  const outcomes = trace.steps.map(({ outcome }) => outcome);
  return trace.left === 'all' && outcomes.every((outcome) => outcome === 'pass' || outcome === 'condition');
}

/** Addresses in a service's own list are no other service's, which a plain address does not tell. */
function isInList({ network }: NetworkIndex, { address: text }: Witness): boolean {
  const { family, value } = address(text);
  return network.prefixLists.items.some(
    ({ entries }) =>
      entries.known &&
      entries.value.some((cidr) => cidr.family === family && cidr.first <= value && value <= cidr.last),
  );
}

describe('a split', { timeout: lawTimeout }, () => {
  test('of what occurs has witnesses that hold when they are asked about alone', () => {
    forEveryPath(60, (found, index) => {
      const { witness } = found.decision;
      for (const kind of ['passes', 'fails'] as const) {
        const one = witness[kind];
        // Of an unread address the witness tells the range: there is no single packet to ask about.
        if (one === null || parseAddress(one.address) === undefined || isInList(index, one)) continue;
        const again = askAgain(found, index, one);
        const said = JSON.stringify({
          id: found.id,
          kind,
          one,
          left: again.trace.left,
          codes: codesOf(again),
        });
        expect(isConfirmed(again, one, kind), said).toBe(true);
      }
    });
  });

  test('of an address that was not read is unknown', () => {
    fc.assert(
      fc.property(randomNetwork, fc.nat(), fc.nat(), (random, at, spot) => {
        const worlds = worldsOf(random, at, spot);
        if (worlds === undefined) return;
        const told = worlds.possible.map((network) => predictionsOf(network));
        for (const [id, prediction] of predictionsOf(worlds.unread)) {
          if (prediction === 'unknown') continue;
          expect(
            told.map((predictions) => predictions.get(id)),
            id,
          ).toStrictEqual(told.map(() => prediction));
        }
      }),
      runs(12),
    );
  });
});

function codesOf({ trace }: PathDecision): readonly string[] {
  return trace.steps.map(({ code, outcome }) => `${outcome} ${code}`);
}

interface Worlds {
  /** An endpoint's interface was not read. */
  readonly unread: Network;
  /** It was read, and has one of the addresses that it may have. */
  readonly possible: readonly Network[];
}

function worldsOf({ network }: RandomNetwork, at: number, spot: number): Worlds | undefined {
  const { items } = collectionOf(network, 'networkInterfaces');
  const ofEndpoints = items.flatMap((item, index) => (item.interfaceType === 'vpc_endpoint' ? [index] : []));
  const chosen = ofEndpoints[at % Math.max(ofEndpoints.length, 1)];
  const read = chosen === undefined ? undefined : items[chosen];
  const own = read?.addresses[0];
  if (chosen === undefined || read === undefined || own === undefined) return undefined;
  const gap = gapAbout('networkInterfaces', at, read.scope);
  const base = (own.value >> 8n) << 8n;
  const taken = new Set(items.flatMap((item) => item.addresses.map(({ value }) => value)));
  const hosts = [4, 10, 53, 127, 128, 200, 254, 4 + (spot % 251)].map((host) => base + BigInt(host));
  const free = hosts.filter((value) => value === own.value || !taken.has(value));
  const possible = [...new Set(free)].map((value) =>
    editAt(network, 'networkInterfaces', chosen, (item) => ({
      ...item,
      addresses: item.addresses.map((old) => (old === own ? { ...old, value } : old)),
    })),
  );
  return { unread: removeAt(network, 'networkInterfaces', chosen, gap), possible };
}

const names = manyTargets.filter(({ kind }) => kind !== 'address');

/** Predictions of the paths to names: an address as a target would be another interface in each world. */
function predictionsOf(network: Network): ReadonlyMap<string, Prediction> {
  const index = indexNetwork(network);
  const { paths } = judgePaths(index, manyVantages(index), names, false);
  return new Map(paths.map(({ id, decision }) => [id, decision.prediction]));
}
