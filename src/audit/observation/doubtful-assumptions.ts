import { type AssumptionCode } from '../../path/assumption.ts';
import { type Sight, type Situation } from './contradiction.ts';

/** What each assumption is about: names, or packets. */
const subjectOfAssumption = {
  'saved-files-complete': 'both',
  'template-is-whole': 'both',
  'terraform-instances-aligned': 'both',
  'client-groups-allow-egress': 'packets',
  'dns-support-on': 'names',
  'dns-hostnames-on': 'names',
  'amazon-dns': 'names',
  'no-name-overrides': 'names',
  'block-public-access-off': 'packets',
  'public-addresses-any-global': 'packets',
  'region-follows-partition': 'names',
  'nat-instance-translates': 'packets',
  'linux-ephemeral-ports': 'packets',
  'documented-private-dns-names': 'names',
} as const satisfies Record<AssumptionCode, 'names' | 'packets' | 'both'>;

/** What a sight can put in doubt. */
const subjectOfSight = {
  'name-fails': ['names', 'both'],
  'other-addresses': ['names', 'both'],
  'no-connection': ['packets', 'both'],
  'connection-refused': ['packets', 'both'],
  'handshake-fails': [],
  'other-certificate': [],
  'not-aws': [],
  'no-answer': [],
  'reached-though-blocked': ['names', 'packets', 'both'],
  denied: [],
} as const satisfies Record<Sight, readonly ('names' | 'packets' | 'both')[]>;

/** The assumptions of a path that what was seen puts in doubt. */
export function doubtfulAssumptions({ predicted }: Situation, sight: Sight): readonly AssumptionCode[] {
  const subjects: readonly string[] = subjectOfSight[sight];
  return predicted.assumptions.filter((code) => subjects.includes(subjectOfAssumption[code]));
}
