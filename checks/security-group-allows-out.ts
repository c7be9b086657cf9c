import { pathCheck } from '../src/audit/check.ts';
import { fixGroup } from './words/security-group-fix.ts';
import { groupRefuses } from './words/security-group-sayings.ts';
import { sayGroupRefusesSomePublic } from './words/security-group-words.ts';

export default pathCheck({
  id: 'security-group-allows-out',
  title: "The client's security groups let the connection out",
  why: 'What no outbound rule of the client allows is dropped without an answer: the call times out.',
  limits:
    'Groups are stateful, so answers are not looked at. Where the client is named without groups, all of its outbound traffic is taken as allowed.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
  passes: ['client-group-allows', 'client-group-assumed'],
  cannotTell: ['client-group-not-read'],
  says: {
    'client-group-refuses': groupRefuses,
    'client-group-refuses-some-public': { severity: 'note', text: sayGroupRefusesSomePublic, fix: fixGroup },
  },
});
