/** The account that all the examples belong to. */
export const accountId = '111122223333';

/** The region that all the examples were taken in. */
export const region = 'ap-northeast-1';

/** When the examples were taken. */
export const takenAt = '2026-11-01T09:00:00Z';

/** Who took the examples. */
export const caller = `arn:aws:iam::${accountId}:role/network-audit`;

/** An availability zone: its name, which differs from account to account, and its id, which does not. */
export interface Zone {
  readonly name: string;
  readonly id: string;
}

/** The first zone in use. */
export const zoneA: Zone = { name: `${region}a`, id: 'apne1-az4' };

/** The second zone in use. */
export const zoneC: Zone = { name: `${region}c`, id: 'apne1-az1' };

/** A zone that the region offers and the examples do not use. */
export const zoneD: Zone = { name: `${region}d`, id: 'apne1-az2' };

/** The ARN of an EC2 resource of the account. */
export function ec2Arn(resource: string): string {
  return `arn:aws:ec2:${region}:${accountId}:${resource}`;
}

/** The tags of a resource that somebody has named. */
export function named(name: string): { Key: string; Value: string }[] {
  return [{ Key: 'Name', Value: name }];
}
