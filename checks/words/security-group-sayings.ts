import { type Saying } from '../../src/audit/check.ts';
import { fixGroup, fixGroupReference } from './security-group-fix.ts';
import {
  type GroupReference,
  type GroupRefusal,
  sayGroupReference,
  sayGroupRefusal,
} from './security-group-words.ts';

/** How security groups that refuse what the path needs are said, wherever they stand. */
export const groupRefuses = {
  severity: 'error-if-built',
  text: sayGroupRefusal,
  fix: fixGroup,
} as const satisfies Saying<GroupRefusal>;

/** How a rule is said that admits by a group of which nobody knows whether the client carries it. */
export const groupAdmitsByReference = {
  severity: 'note',
  text: sayGroupReference,
  fix: fixGroupReference,
} as const satisfies Saying<GroupReference>;
