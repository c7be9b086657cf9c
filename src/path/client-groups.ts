import { clientRef } from '../network/resource.ts';
import { passGroups } from './judge-groups.ts';
import { type Step } from './step.ts';
import { type Flow } from './flow.ts';
import { addStep, assume, at, cannotTell, passes, viewTowardsTarget, type Walk } from './walk.ts';

/** Judges only the vantage's own groups, for a name that leads to no known address. */
export function sendThroughOwnGroups(walk: Walk): void {
  passClientGroups(walk, { sent: walk.whole, left: walk.whole });
  // Where the address is not known a group refuses for sure only what it refuses to every address.
  walk.steps.splice(0, walk.steps.length, ...walk.steps.filter((step) => step.outcome !== 'unknown'));
}

/** Passes packets through the vantage's own security groups, outbound. */
export function passClientGroups(walk: Walk, flow: Flow): Flow {
  const { securityGroupIds } = walk.vantage;
  if (securityGroupIds === null) return assumeClientGroups(walk, flow);
  if (securityGroupIds.length === 0) return flow;
  return passGroups(walk, flow, {
    place: 'client',
    hop: clientRef,
    owner: clientRef,
    groupIds: securityGroupIds,
    scope: walk.vantage.subnet.scope,
    direction: 'out',
    view: viewTowardsTarget(walk),
    peer: { members: walk.members, client: securityGroupIds, over: 'vpc' },
  });
}

const assumed: Step = { ...at(clientRef, clientRef), code: 'client-group-assumed', data: {}, ...passes };

function assumeClientGroups(walk: Walk, flow: Flow): Flow {
  const where = at(clientRef, clientRef);
  if (assume(walk, 'client-groups-allow-egress')) {
    addStep(walk, assumed);
    return flow;
  }
  const { scope } = walk.vantage.subnet;
  const subject = { fact: 'interfaceGroups', id: null } as const;
  const command = `aws lambda list-functions --region ${scope.region}`;
  const gap = { kind: 'not-in-source', subject, scope, command, detail: null } as const;
  addStep(walk, { ...where, code: 'client-group-not-read', data: {}, ...cannotTell(gap) });
  return flow;
}
