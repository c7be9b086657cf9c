import { type DeployedProbe } from '../../src/deploy/deployed-probe.ts';

/** A probe in an account, ready, with a function of its own. */
export function someDeployed(
  parts: Pick<DeployedProbe, 'name' | 'place'> & Partial<DeployedProbe>,
): DeployedProbe {
  return {
    arn: `arn:aws:lambda:eu-west-1:111122223333:function:${parts.name}`,
    accountId: '111122223333',
    version: '1.2.3',
    content: null,
    state: {
      state: 'Active',
      reasonCode: null,
      reason: null,
      updateStatus: 'Successful',
      updateReasonCode: null,
      updateReason: null,
    },
    modifiedAt: null,
    stack: null,
    sharesInterfaceWith: [],
    ...parts,
  };
}
