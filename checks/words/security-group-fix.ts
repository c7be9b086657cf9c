import { type FixContext } from '../../src/audit/check.ts';
import { type StepOf } from '../../src/path/step.ts';
import { blocksOf } from './remote-blocks.ts';
import { type GroupReference, type GroupRefusal } from './security-group-words.ts';

/** The rule that lets through what the groups refuse. One group of an interface is enough to allow it. */
export function fixGroup(step: StepOf<GroupRefusal | GroupReference>, context: FixContext): string {
  const { data } = step;
  const [group = 'SECURITY_GROUP'] = data.groups;
  const { remote } = data.dropped ?? data;
  const { family } = data;
  const verb =
    data.direction === 'in' ? 'authorize-security-group-ingress' : 'authorize-security-group-egress';
  const [ranges, block] = family === 'ipv4' ? ['IpRanges', 'CidrIp'] : ['Ipv6Ranges', 'CidrIpv6'];
  const blocks = blocksOf(remote, family, context).map((cidr) => `{${block}=${cidr}}`);
  const permission = `IpProtocol=${data.protocol},FromPort=${data.ports},ToPort=${data.ports},${ranges}=[${blocks.join(',')}]`;
  return `aws ec2 ${verb} --group-id ${group} --ip-permissions '${permission}' --region ${context.region}`;
}

/** The two ways to get in where a rule admits by reference. */
export function fixGroupReference(step: StepOf<GroupReference>, context: FixContext): string {
  const [admitted = 'ADMITTED_GROUP'] = step.data.admitted;
  return `give the client ${admitted}, or admit its addresses:\n  ${fixGroup(step, context)}`;
}
