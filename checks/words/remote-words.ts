import { type FilterData } from '../../src/path/step-code.ts';
import { sayList } from './list-words.ts';

/** The other side of packets: ranges, or the two sides that have a name instead of ranges. */
export function sayRemote(remote: FilterData['remote']): string {
  const [only, ...others] = remote;
  if (only === undefined) return 'the translated addresses';
  if (others.length === 0 && only === 'public') return "the service's public addresses";
  if (others.length === 0 && only === 'client') return "the client's addresses";
  return sayList(remote);
}
