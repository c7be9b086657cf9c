import { type FixContext } from '../../src/audit/check.ts';
import { type NetworkAclEntry } from '../../src/network/network-acl.ts';
import { type StepOf } from '../../src/path/step.ts';
import { type AclRefusal } from './network-acl-words.ts';
import { blocksOf } from './remote-blocks.ts';

/** The entries that let through what an ACL drops, at numbers before the entry that drops it. */
export function fixAcl(step: StepOf<AclRefusal>, context: FixContext): string {
  const { data, rule } = step;
  const { remote, ports } = data.dropped ?? data;
  const { family } = data;
  const option = family === 'ipv4' ? '--cidr-block' : '--ipv6-cidr-block';
  const ranges = ports.split(', ');
  const wanted = blocksOf(remote, family, context).flatMap((block) =>
    ranges.map((range) => ({ block, range })),
  );
  const numbers = freeNumbers(entriesOf(step, context), rule, wanted.length);
  const commands = wanted.map(({ block, range }, position) => {
    const side = data.direction === 'in' ? '--ingress' : '--egress';
    const number = numbers[position] ?? 'RULE_NUMBER';
    const allow = `--protocol ${data.protocol} --port-range ${sayPortRange(range)} ${option} ${block} --rule-action allow`;
    return `aws ec2 create-network-acl-entry --network-acl-id ${data.networkAcl} ${side} --rule-number ${number} ${allow} --region ${context.region}`;
  });
  return commands.join('\n');
}

function entriesOf({ data }: StepOf<AclRefusal>, { index }: FixContext): readonly NetworkAclEntry[] {
  const acl = index.byId.networkAcls.get(data.networkAcl);
  return (data.direction === 'in' ? acl?.inbound : acl?.outbound) ?? [];
}

function sayPortRange(ports: string): string {
  const [from = ports, to = from] = ports.split('-');
  return `From=${from},To=${to}`;
}

const highestNumber = 32_766;

// Entries are read by ascending number and the first that matches decides.
// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
function freeNumbers(
  entries: readonly NetworkAclEntry[],
  refusedBy: string | null,
  count: number,
): readonly number[] {
  const taken = new Set(entries.map(({ number }) => number));
  const highest = Math.max(90, ...taken);
  const isImplied = refusedBy === null || refusedBy === '*';
  if (isImplied && highest + 10 * count <= highestNumber) {
    return Array.from({ length: count }, (_, position) => highest + 10 * (position + 1));
  }
  const free: number[] = [];
  const start = isImplied ? highestNumber : Number(refusedBy) - 1;
  for (let number = start; number > 0 && free.length < count; number -= 1) {
    if (!taken.has(number)) free.unshift(number);
  }
  return free;
}
