import { type CauseCode, causeWords } from './cause-words.ts';
import { type Sight, sightsOf, type Situation } from './contradiction.ts';

/** One thing that could explain why a prediction and an observation disagree. */
export interface CandidateCause {
  readonly code: CauseCode;
  /** As a sentence without a full stop. */
  readonly text: string;
  /** How to tell: a step; commands stand in lines of their own, indented. */
  readonly tell: string;
}

/** What may lie behind each sight, the likeliest first. What does not fit a situation is left out of it. */
const likely = {
  'name-fails': [
    'custom-resolver',
    'not-yet-propagated',
    'zone-of-another-account',
    'dns-firewall',
    'stale-snapshot',
    'assumption-wrong',
    'proxy',
    'not-modelled',
  ],
  'other-addresses': [
    'zone-of-another-account',
    'custom-resolver',
    'not-yet-propagated',
    'stale-snapshot',
    'dns-firewall',
    'assumption-wrong',
    'not-modelled',
  ],
  'no-connection': [
    'stale-snapshot',
    'appliance',
    'not-yet-propagated',
    'assumption-wrong',
    'proxy',
    'not-modelled',
  ],
  'connection-refused': [
    'appliance',
    'stale-snapshot',
    'other-server',
    'proxy',
    'assumption-wrong',
    'not-modelled',
  ],
  'handshake-fails': ['domain-list', 'appliance', 'interception', 'stale-snapshot', 'not-modelled'],
  'other-certificate': ['wrong-clock', 'other-server', 'interception', 'not-modelled'],
  'not-aws': ['proxy', 'domain-list', 'interception', 'other-server', 'not-modelled'],
  'no-answer': ['appliance', 'interception', 'not-modelled'],
  'reached-though-blocked': [
    'interception',
    'stale-snapshot',
    'input-incomplete',
    'custom-resolver',
    'zone-of-another-account',
    'proxy',
    'assumption-wrong',
    'not-modelled',
  ],
  denied: ['service-control-policy', 'not-yet-propagated', 'stale-snapshot', 'not-modelled'],
} as const satisfies Record<Sight, readonly CauseCode[]>;

/**
 * What could explain that a path was seen otherwise than predicted, the likeliest first; empty where there is nothing
 * to explain.
 */
export function candidateCauses(situation: Situation): readonly CandidateCause[] {
  const found = new Map<CauseCode, CandidateCause>();
  for (const sight of sightsOf(situation)) {
    for (const code of likely[sight]) {
      const { fits, text, tell } = causeWords[code];
      if (!fits(situation, sight)) continue;
      const known = found.get(code);
      // What nobody knows comes last of all.
      if (known !== undefined && code !== 'not-modelled') continue;
      found.delete(code);
      found.set(code, known ?? { code, text: text(situation, sight), tell: tell(situation) });
    }
  }
  return [...found.values()];
}
