import { type ProbeWish } from '../deploy/probe-design.ts';
import { InputError } from '../sources/input-error.ts';
import { type ProbeDeployOptions } from './command-options.ts';
import { type ProbeSession } from './probe-session.ts';

interface Places {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/**
 * The probes that a command line asks for: one in each subnet.
 * @throws InputError `unknown-id` for what is not there, or does not fit together.
 */
export async function readWishes(
  options: ProbeDeployOptions,
  session: ProbeSession,
): Promise<readonly ProbeWish[]> {
  const { subnetIds, securityGroupIds } = await placesOf(options, session);
  const { readGroups, readSubnets } = await import('../deploy/aws/read-places.ts');
  const [subnets, groups] = await Promise.all([
    readSubnets(session.clients, subnetIds),
    readGroups(session.clients, securityGroupIds),
  ]);
  return subnetIds.map((subnetId) => {
    const subnet = subnets.find((one) => one.subnetId === subnetId);
    if (subnet === undefined) throw notThere('--subnet', subnetId, session);
    if (!subnet.hasIpv4)
      throw new InputError(
        'unknown-id',
        `--subnet ${subnetId} has IPv6 alone, and Lambda cannot use such a subnet`,
        'Take one that has IPv4 as well.',
      );
    for (const groupId of securityGroupIds) {
      const group = groups.find((one) => one.groupId === groupId);
      if (group === undefined) throw notThere('--security-group', groupId, session);
      if (group.vpcId === subnet.vpcId) continue;
      throw new InputError(
        'unknown-id',
        `--security-group ${groupId} is of ${group.vpcId}, and ${subnetId} of ${subnet.vpcId}`,
        'Take a group of the same VPC.',
      );
    }
    return {
      place: { subnetId, securityGroupIds },
      isDualStack: subnet.hasIpv6,
      allowedHosts: options.allowedHosts,
      roleArn: options.roleArn,
    };
  });
}

async function placesOf({ where }: ProbeDeployOptions, session: ProbeSession): Promise<Places> {
  if (where.kind === 'subnets')
    return { subnetIds: where.subnets, securityGroupIds: [...new Set(where.securityGroups)] };
  const { readFunctionPlaces } = await import('../deploy/aws/read-places.ts');
  const found = await readFunctionPlaces(session.clients, where.name);
  if (found === null) throw notThere('--function', where.name, session);
  if (found.subnetIds.length > 0) return found;
  throw new InputError(
    'unknown-id',
    `--function ${where.name} is in no VPC`,
    'Name a function of a VPC, or give --subnet and --security-group.',
  );
}

function notThere(flag: string, id: string, { parts }: ProbeSession): InputError {
  return new InputError(
    'unknown-id',
    `${flag} ${id}: there is none in account ${parts.accountId}, ${parts.region}`,
    'Look at the id, --region and --profile.',
  );
}
