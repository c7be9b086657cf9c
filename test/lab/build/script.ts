import { type Script } from './fabric.ts';

/** A script that does nothing. */
export const nothing: Script = { ip: [], ip6: [], undo: [], undo6: [], nft: '' };

/** Lines for `ip`, of both families. */
export interface Lines {
  readonly ip: readonly string[];
  readonly ip6: readonly string[];
}

/** A script that lays rules and tables, with what takes all of them back. */
export function scriptOf({ ip, ip6 }: Lines, nft: string): Script {
  return { ip, ip6, undo: undoOf(ip), undo6: undoOf(ip6), nft };
}

function undoOf(lines: readonly string[]): readonly string[] {
  const undo = lines.flatMap((line) => {
    if (line.startsWith('rule add ')) return line.replace('rule add ', 'rule del ');
    const number = / table (?<number>\d+)$/.exec(line)?.groups?.['number'];
    return number === undefined ? [] : `route flush table ${number}`;
  });
  return [...new Set(undo)];
}
