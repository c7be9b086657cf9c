import { type Drop, type Fabric } from '../build/fabric.ts';
import { type Account } from '../network/account.ts';
import { type Connection, keyOfPath } from './ask.ts';
import { type TriedName } from './ask-probe.ts';
import { type Observed, type ObservedConnection } from './observe.ts';
import { type SeenWay, seenWay } from './seen-way.ts';

/** A drop of one connection's packet. */
export interface SeenDrop extends Drop {
  /** Whether the packet came from the target. */
  readonly isOfAnswer: boolean;
}

/** What the kernel did with one connection, without the lab around it: enough to judge a mutant by. */
export interface Verdict extends Connection {
  readonly path: string;
  readonly role: 'main' | 'edge' | 'passes' | 'fails';
  readonly isOpen: boolean;
  readonly result: string;
  readonly drops: readonly SeenDrop[];
  readonly way: SeenWay | null;
  /** The name asked for, and who the server said was asking and asked. */
  readonly seen: ObservedConnection['outcome']['seen'];
  readonly serverName: string | null;
}

/** What a name gave, without the lab around it. */
export interface NameVerdict {
  readonly path: string;
  readonly addresses: readonly string[];
  readonly code: string | null;
  /** What the lab's own server held; null for nothing. */
  readonly expected: readonly string[] | null;
}

/** Everything that the kernel did in one network. */
export interface Recorded {
  readonly connections: readonly Verdict[];
  readonly names: readonly NameVerdict[];
}

/** Takes what was observed out of the lab. */
export function recordOf(account: Account, fabric: Fabric, { connections, names }: Observed): Recorded {
  return {
    connections: connections.map((observed) => {
      const { connection, outcome, dropped } = observed;
      const { clientAddress, clientPort, address, natPort, role, path, serverName } = connection;
      const { result, seen } = outcome;
      return {
        clientAddress,
        clientPort,
        address,
        natPort,
        role,
        result,
        seen,
        serverName,
        path: keyOfPath(path),
        isOpen: result === 'open',
        drops: dropped.flatMap(({ number, source }) => {
          const drop = fabric.drops[number];
          return drop === undefined ? [] : [{ ...drop, isOfAnswer: source === address }];
        }),
        way: result === 'open' ? seenWay(account, fabric, observed) : null,
      };
    }),
    names: names.map(({ question: { path, expected }, addresses, code }: TriedName) => {
      return { path: keyOfPath(path), addresses, code, expected };
    }),
  };
}
