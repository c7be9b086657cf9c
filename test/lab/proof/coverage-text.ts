import { type Coverage, expectedToOccur } from './coverage.ts';

function counted(counts: Readonly<Partial<Record<string, number>>>): string {
  return Object.entries(counts)
    .toSorted(([, x = 0], [, y = 0]) => x - y)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/** What occurred, rarest first, for people to read. */
export function coverageText(coverage: Coverage): string {
  const { cases, markedCases, probes, predictions, codes, vias, repairs, openedPaths } = coverage;
  const wanted = Object.fromEntries(expectedToOccur().codes.map((code) => [code, codes[code] ?? 0]));
  return [
    `${cases} networks (${markedCases} marked), ${probes} probes`,
    `predictions: ${counted(predictions)}`,
    `ways of open connections: ${counted(vias)}`,
    `blocks: ${counted(wanted)}`,
    `repaired until ${openedPaths} paths were open: ${counted(repairs)}`,
  ].join('\n');
}
