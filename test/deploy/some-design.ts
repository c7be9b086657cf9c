import { designProbe, type ProbeDesign, type ProbeWish } from '../../src/deploy/probe-design.ts';
import { type ArnParts } from '../../src/deploy/role-policy.ts';

export const parts: ArnParts = { partition: 'aws', region: 'eu-west-1', accountId: '111122223333' };

export const wish: ProbeWish = {
  place: { subnetId: 'subnet-0a1', securityGroupIds: ['sg-0b2', 'sg-0b1'] },
  isDualStack: false,
  allowedHosts: [],
  roleArn: null,
};

export const program = {
  module: 'export const handler = 1;',
  commonJs: 'exports.handler = 1;',
  version: '1.2.3',
};

/** A probe's design, with some of it changed. */
export function someDesign(changes: Partial<ProbeWish> = {}, at: ArnParts = parts): ProbeDesign {
  return designProbe({ ...wish, ...changes }, program, at);
}
