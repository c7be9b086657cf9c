import { type Gap } from '../../src/network/gap.ts';
import { type Subnet } from '../../src/network/subnet.ts';

/** Whether two subnets are in one zone. Names of zones mean the same within one account only, zone IDs everywhere. */
export function compareZones(a: Subnet, b: Subnet): 'same' | 'other' | 'unknown' {
  if (a.availabilityZoneId !== null && b.availabilityZoneId !== null) {
    return a.availabilityZoneId === b.availabilityZoneId ? 'same' : 'other';
  }
  const { accountId } = a.scope;
  const isOneAccount = accountId === null || b.scope.accountId === null || accountId === b.scope.accountId;
  if (!isOneAccount || a.availabilityZone === null || b.availabilityZone === null) return 'unknown';
  return a.availabilityZone === b.availabilityZone ? 'same' : 'other';
}

/** A subnet's zone as people call it. */
export function zoneOf(subnet: Subnet): string {
  return subnet.availabilityZone ?? subnet.availabilityZoneId ?? `the zone of ${subnet.id}`;
}

/** A placeholder for a subnet of a zone, for commands. */
export function subnetIn(zone: string): string {
  return `SUBNET_IN_${zone.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}

/** The gap that a subnet leaves whose zone is not known. */
export function zoneNotKnown({ id, scope }: Subnet): Gap {
  const command = `aws ec2 describe-subnets --subnet-ids ${id} --region ${scope.region}`;
  return {
    kind: 'not-in-source',
    subject: { fact: 'subnets', id },
    scope,
    command,
    detail: 'availability zone',
  };
}
