import { Reference } from './form-value.ts';
import { type SavedNetwork } from './saved-network.ts';
import { isDefaultGroup } from './saved-view.ts';

/** The default group has no resource of its own, unless it is managed: who names it asks its VPC for it. */
export function askVpcForDefaultGroup(
  network: SavedNetwork,
  printed: readonly string[],
): (reference: Reference) => Reference {
  const vpcs = new Map(
    network.all.SecurityGroups.filter(
      (group) => isDefaultGroup(group) && !printed.includes(group.GroupId),
    ).map(({ GroupId: id, VpcId }) => [id, VpcId]),
  );
  return (reference) => {
    const vpcId = vpcs.get(reference.to);
    return vpcId === undefined ? reference : new Reference(vpcId, 'default-security-group');
  };
}
