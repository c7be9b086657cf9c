import * as z from 'zod';
import { readMark } from '../build/drops.ts';
import { type Lab } from './lab.ts';
import { type Space } from './links.ts';

/** A first packet that a router passed on. */
export interface Passage {
  readonly space: Space;
  /** The wave that it belongs to. */
  readonly wave: number;
  readonly sourcePort: number;
  readonly destination: string;
  readonly from: string;
  readonly to: string;
}

/** A packet that a router dropped, with the number of the rule that did. */
export interface Dropped {
  readonly space: Space;
  readonly wave: number;
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
  readonly number: number;
}

const routers: readonly Space[] = ['a', 'b', 'edge', 'transit'];
const sets = ['drops4', 'drops6', 'ways4', 'ways6'] as const;

/** What the routers that are in use saw since they were configured. */
export async function readEvidence(
  lab: Lab,
  configured: ReadonlyMap<Space, unknown>,
): Promise<{
  readonly passages: readonly Passage[];
  readonly dropped: readonly Dropped[];
}> {
  const texts = await Promise.all(
    routers
      .filter((space) => configured.has(space))
      .map(async (space) => ({ space, text: await lab.shells[space].run('nft -j list sets') })),
  );
  const passages: Passage[] = [];
  const dropped: Dropped[] = [];
  for (const { space, text } of texts) {
    for (const { name, elements } of setsIn(text)) {
      for (const values of elements) {
        const [first = '', second, third = '', fourth, fifth] = values;
        const { wave, drop } = readMark(Number(fifth));
        if (name.startsWith('ways')) {
          const [sourcePort, destination = '', from = '', to = ''] = values;
          passages.push({ space, wave, sourcePort: Number(sourcePort), destination, from, to });
        } else {
          const ends = { source: first, sourcePort: Number(second), destination: third };
          dropped.push({ space, wave, ...ends, destinationPort: Number(fourth), number: drop });
        }
      }
    }
  }
  return { passages, dropped };
}

interface SetContent {
  readonly name: string;
  readonly elements: readonly (readonly string[])[];
}

const concatenation = z.array(z.union([z.string(), z.number()]).transform(String));

const listing = z.object({
  nftables: z.array(
    z.object({
      set: z
        .object({
          name: z.string(),
          elem: z
            .array(
              z.union([
                z.object({ concat: concatenation }).transform(({ concat }) => concat),
                z
                  .object({ elem: z.object({ val: z.object({ concat: concatenation }) }) })
                  .transform(({ elem }) => elem.val.concat),
                // Sets of group members and the like have other elements.
                z.unknown().transform((): string[] => []),
              ]),
            )
            .default([]),
        })
        .optional(),
    }),
  ),
});

function setsIn(text: string): readonly SetContent[] {
  const { nftables } = listing.parse(JSON.parse(text));
  return nftables.flatMap(({ set }) => {
    if (set === undefined || !sets.some((name) => name === set.name)) return [];
    return [{ name: set.name, elements: set.elem }];
  });
}
