import { clientRef, type ResourceRef } from '../network/resource.ts';
import { addStep, at, cannotTell, notFollowed, type Walk } from './walk.ts';

/**
 * Judges a client that has no address in the family of the target's names: it cannot send at all, unless the
 * subnet's resolver and a NAT gateway translate (DNS64 and NAT64), which is not followed.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
export function sendWithoutAddress(walk: Walk): void {
  const { family } = walk;
  const { subnet } = walk.vantage;
  const resource: ResourceRef = { type: 'subnet', id: subnet.id };
  const where = at(clientRef, resource);
  if (family === 'ipv4' && subnet.enableDns64) {
    const gap = notFollowed('nat64', subnet.id);
    addStep(walk, { ...where, code: 'client-family-translated', data: { family }, ...cannotTell(gap) });
    walk.arrivals.push({ pieces: walk.whole, via: 'none', viaResource: null });
    return;
  }
  addStep(walk, { ...where, code: 'client-lacks-family', data: { family }, outcome: 'fail', gap: null });
}
