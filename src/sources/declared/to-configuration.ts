import { type Network } from '../../network/network.ts';
import { type SourceAssumption } from '../../network/source.ts';
import { type LoadedConfiguration } from '../aws-cli/to-configuration.ts';
import { networkHash } from '../network-hash.ts';
import { assembleNetwork } from './assemble.ts';
import { type Declaration } from './draft.ts';
import { checkStandIns } from './stand-in-soundness.ts';
import { doubtOtherMakers, newVpcs } from './other-makers.ts';

/** How a declaration is to be read. */
export interface DeclaredConfigurationOptions {
  /** What exists already; null where nothing is given. */
  readonly over: Network | null;
  /** Whether what is taken for granted counts as not known. */
  readonly strict: boolean;
}

const wholeness: SourceAssumption = 'template-is-whole';

/** The network that templates or plans declare, as if it had been deployed. */
export function declaredConfiguration(
  declaration: Declaration,
  { over, strict }: DeclaredConfigurationOptions,
): LoadedConfiguration {
  const { kind, label, accounts, regions, notes } = declaration;
  const assembled = assembleNetwork(declaration, over);
  const sound = checkStandIns(assembled.network);
  const made = newVpcs(sound, over);
  const network = strict ? doubtOtherMakers(sound, made) : sound;
  const assumed = strict ? [] : [...(made.length === 0 ? [] : [wholeness]), ...declaration.assumed];
  const hash = networkHash(network);
  const source = { kind, label, takenAt: null, caller: null, accounts, regions, hash } as const;
  return { network, sources: [source], notes, assumed, places: assembled.places };
}
