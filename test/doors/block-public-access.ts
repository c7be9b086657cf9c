import { refuse } from './not-expressible.ts';
import { type SavedNetwork } from './saved-network.ts';
import { type Saved } from './saved-shapes.ts';

/** The region's mode, and what is excluded from it: DescribeVpcs and DescribeSubnets give the mode in force in each. */
export function blockPublicAccessOf({ all: { Vpcs, Subnets }, blockPublicAccess: ofRegion }: SavedNetwork) {
  if ((ofRegion ?? 'off') !== 'off' || [...Vpcs, ...Subnets].some((item) => isBlocked(item))) {
    for (const { BlockPublicAccessStates: states } of [...Vpcs, ...Subnets])
      if (states === undefined) refuse('Block Public Access is on and what is excluded was not saved');
  }
  const modes = new Map<string, string>();
  for (const { VpcId: id, BlockPublicAccessStates: states } of Vpcs) {
    modes.set(id, states?.InternetGatewayBlockMode ?? ofRegion ?? 'off');
  }
  const inForce = new Set(modes.values());
  const mode =
    ofRegion ?? ['block-bidirectional', 'block-ingress'].find((item) => inForce.has(item)) ?? 'off';
  const exclusions: { id: string; exclusion: string }[] = [];
  for (const [id, own] of modes) {
    if (own !== mode) exclusions.push({ id, exclusion: exclusionFrom(mode, own) });
  }
  for (const { SubnetId: id, VpcId, BlockPublicAccessStates: states } of Subnets) {
    const own = states?.InternetGatewayBlockMode ?? modes.get(VpcId) ?? mode;
    if (own !== modes.get(VpcId)) exclusions.push({ id, exclusion: exclusionFrom(mode, own) });
  }
  return { mode, exclusions };
}

function isBlocked({ BlockPublicAccessStates: states }: Saved<'Vpcs'> | Saved<'Subnets'>): boolean {
  return (states?.InternetGatewayBlockMode ?? 'off') !== 'off';
}

// https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html: an exclusion only lets more through.
function exclusionFrom(mode: string, own: string): string {
  if (own === 'off') return 'allow-bidirectional';
  if (mode === 'block-bidirectional' && own === 'block-ingress') return 'allow-egress';
  return refuse(`Block Public Access: ${own} within ${mode}`);
}
