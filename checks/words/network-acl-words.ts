import { type StepOf } from '../../src/path/step.ts';
import { type StepCode } from '../../src/path/step-code.ts';
import { sayRemote } from './remote-words.ts';

/** The codes of a network ACL that refuses packets, at any place. */
export type AclRefusal = Extract<StepCode, `${string}-acl-refuses${'' | '-some-public'}`>;

/** What an ACL drops: requests by protocol and port, or answers by the port that asked. */
export function sayAclRefusal(step: StepOf<AclRefusal>): string {
  return step.way === 'there' ? sayDenied(step) : sayDroppedAnswers(step);
}

function sayDenied({ data, rule, outcome }: StepOf<AclRefusal>): string {
  const { networkAcl, direction, protocol, dropped } = data;
  const { remote, ports } = dropped ?? data;
  const denies = outcome === 'unknown' && dropped === null ? 'may deny' : 'denies';
  return `${networkAcl} ${denies} ${protocol.toUpperCase()} ${ports} ${sayPeer(direction, remote)} (${sayRule(direction, rule)})`;
}

function sayDroppedAnswers({ data, rule, outcome }: StepOf<AclRefusal>): string {
  const { networkAcl, direction, dropped } = data;
  const by = `(${sayRule(direction, rule)})`;
  if (dropped === null) {
    if (outcome === 'unknown') return `${networkAcl} may drop answers to ports ${data.ports} ${by}`;
    return `${networkAcl} drops all answers to ports ${data.ports} ${by}: every connection times out`;
  }
  if (dropped.ports !== data.ports) {
    return `${networkAcl} drops answers to ports ${dropped.ports} ${by}: connections from those ports time out`;
  }
  const peer = sayPeer(direction, dropped.remote);
  const lost = direction === 'in' ? 'to' : 'from';
  return `${networkAcl} drops answers ${peer} ${by}: connections ${lost} those addresses time out`;
}

/** An ACL that shuts out some of the addresses that a public service may have. */
export function sayAclRefusesSomePublic({ data, rule, way }: StepOf<AclRefusal>): string {
  const { networkAcl, direction, protocol, ports } = data;
  const by = `(${sayRule(direction, rule)})`;
  const what = way === 'there' ? `denies ${protocol.toUpperCase()} ${ports} to` : 'drops answers from';
  return `${networkAcl} ${what} some public addresses ${by}: calls fail where the service answers at one of them`;
}

function sayPeer(direction: 'in' | 'out', remote: readonly string[]): string {
  return `${direction === 'in' ? 'from' : 'to'} ${sayRemote(remote)}`;
}

function sayRule(direction: 'in' | 'out', rule: string | null): string {
  return `${direction === 'in' ? 'inbound' : 'outbound'} rule ${rule ?? '*'}`;
}
