import { type PortRange } from '../../../src/network/ports.ts';
import { type Account } from '../network/account.ts';
import { somePort } from './salted-choice.ts';

/** How many ports a machine has for itself: each question for a name takes one too. */
const count = 64;

/**
 * Ports of a range for one machine, chosen by a salt: no rule of the account tells one of them from another, so that
 * it does not matter which of them a connection gets.
 */
export function ownPorts(
  account: Account,
  { first, last }: PortRange,
  taken: readonly PortRange[],
  salt: string,
): PortRange {
  const starts = { first, last: last - count + 1 };
  const changes = changesOf(account);
  for (let attempt = 0; attempt < 10_000; attempt += 1) {
    const begin = somePort(starts, `${salt} ${attempt}`);
    const found = { first: begin, last: begin + count - 1 };
    const isDivided = changes.some((port) => found.first < port && port <= found.last);
    if (!isDivided && !taken.some((other) => overlaps(found, other))) return found;
  }
  throw new Error(`no ${count} ports that are alike within ${first}-${last}`);
}

// The ports from which on another rule fits than before.
function changesOf({ NetworkAcls: acls }: Account): readonly number[] {
  return acls.flatMap(({ Entries: entries }) =>
    entries.flatMap(({ PortRange: range }) => (range === undefined ? [] : [range.From, range.To + 1])),
  );
}

function overlaps(one: PortRange, other: PortRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** Whether a port is of a range. */
export function isOf({ first, last }: PortRange, port: number): boolean {
  return first <= port && port <= last;
}
