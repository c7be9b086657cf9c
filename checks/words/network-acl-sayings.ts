import { type Saying } from '../../src/audit/check.ts';
import { fixAcl } from './network-acl-fix.ts';
import { type AclRefusal, sayAclRefusal, sayAclRefusesSomePublic } from './network-acl-words.ts';

/** How an ACL that refuses what the path needs is said, wherever it stands. */
export const aclRefuses = {
  severity: 'error-if-built',
  text: sayAclRefusal,
  fix: fixAcl,
} as const satisfies Saying<AclRefusal>;

/** How an ACL that refuses some public addresses is said: the service may or may not have one of them. */
export const aclRefusesSomePublic = {
  severity: 'note',
  text: sayAclRefusesSomePublic,
  fix: fixAcl,
} as const satisfies Saying<AclRefusal>;
