import { type SourceFile, sourceError } from './template-node.ts';

/** Which resources of a template refer to which, as far as the branches that are taken say it. */
export interface Dependencies {
  readonly add: (from: string, to: string, at: number) => void;
  /** @throws InputError `template` where resources need each other. */
  readonly refuseCircles: () => void;
}

/** The dependencies of one stack; CloudFormation makes none whose resources wait for each other. */
export function makeDependencies(source: SourceFile): Dependencies {
  const edges = new Map<string, Map<string, number>>();
  return {
    add: (from, to, at) => {
      const known = edges.get(from) ?? new Map<string, number>();
      if (!known.has(to)) known.set(to, at);
      edges.set(from, known);
    },
    refuseCircles: () => {
      const circle = findCircle(edges);
      const [first, second] = circle ?? [];
      if (circle === undefined || first === undefined || second === undefined) return;
      throw circularError(source, edges.get(first)?.get(second) ?? 0, circle);
    },
  };
}

/** The error for names that need each other, the first one again at the end. */
export function circularError(source: SourceFile, at: number, circle: readonly string[]) {
  const shown = circle.length > 12 ? [...circle.slice(0, 11), '…', ...circle.slice(-1)] : circle;
  return sourceError(
    source,
    at,
    `circular reference: ${shown.join(' -> ')}`,
    'Break the circle: let one of them stand without the other.',
  );
}

// Depth first without recursion, as a template may have thousands in a row.
function findCircle(edges: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly string[] | undefined {
  const finished = new Set<string>();
  for (const start of edges.keys()) {
    const path: string[] = [start];
    const waiting: string[][] = [targets(edges, start)];
    const onPath = new Set(path);
    while (path.length > 0) {
      const next = waiting.at(-1)?.pop();
      if (next === undefined) {
        waiting.pop();
        const left = path.pop();
        if (left !== undefined) {
          onPath.delete(left);
          finished.add(left);
        }
      } else if (onPath.has(next)) {
        return [...path.slice(path.indexOf(next)), next];
      } else if (!finished.has(next)) {
        path.push(next);
        onPath.add(next);
        waiting.push(targets(edges, next));
      }
    }
  }
  return undefined;
}

function targets(edges: ReadonlyMap<string, ReadonlyMap<string, number>>, from: string): string[] {
  return [...(edges.get(from)?.keys() ?? [])].toReversed();
}
