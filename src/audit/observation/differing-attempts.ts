import { type Ended } from './attempt-end.ts';

/** What one connection to an address came to. */
export interface Tried {
  readonly address: string;
  readonly end: Ended;
}

const mostAddresses = 6;

/**
 * What came of each address, in the order of its rounds: `10.0.1.5: reached (200 answered); 10.0.2.5: tcp TIMEOUT`.
 * An endpoint of which one zone does not answer is told by its address.
 */
export function differences(tried: readonly Tried[]): string {
  const byAddress = new Map<string, string[]>();
  for (const { address, end } of tried) {
    const ends = byAddress.get(address) ?? [];
    byAddress.set(address, ends);
    const text = endText(end);
    if (ends.at(-1) !== text) ends.push(text);
  }
  const texts = [...byAddress].map(([address, ends]) => `${address}: ${ends.join(', then ')}`);
  const more = texts.length > mostAddresses ? [`${texts.length - mostAddresses} more`] : [];
  return [...texts.slice(0, mostAddresses), ...more].join('; ');
}

function endText(end: Ended): string {
  if (end.kind === 'failed') return `${end.layer} ${end.cause}`;
  return `${end.outcome} (${end.answer.status} ${end.answer.code})`;
}
