import { type LastUpdateStatus, type State } from '@aws-sdk/client-lambda';

/** How a function is, as Lambda tells it; null where it tells nothing. */
export interface FunctionState {
  readonly state: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly updateStatus: string | null;
  readonly updateReasonCode: string | null;
  readonly updateReason: string | null;
}

/** What a state means for somebody who waits. */
export type Readiness = 'ready' | 'wait' | 'failed';

// https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
const states = {
  Active: ['ready', 'it can be invoked'],
  ActiveNonInvocable: ['failed', 'it is there and cannot be invoked'],
  Pending: ['wait', 'Lambda is making its network interface, which can take minutes'],
  Inactive: [
    'wait',
    'it was idle for two weeks and Lambda took its network interface back; invoking it brings it back within minutes',
  ],
  Failed: ['failed', 'Lambda could not make it'],
  Deactivating: ['wait', 'it was idle, and Lambda is taking its network interface back'],
  Deactivated: ['wait', 'it was idle, and Lambda took its network interface back'],
  Deleting: ['failed', 'it is being deleted'],
} as const satisfies Record<State, readonly [Readiness, string]>;

const updates = {
  Successful: 'ready',
  InProgress: 'wait',
  Failed: 'failed',
} as const satisfies Record<LastUpdateStatus, Readiness>;

/** The reasons that a probe can meet, each with what to do about it. */
const reasons = {
  Idle: 'it was not used for two weeks; invoke it, and again some minutes later',
  Creating: 'it is being created; wait some minutes',
  Restoring: 'its network interface is being made again; wait some minutes',
  EniLimitExceeded:
    'the VPC has as many network interfaces as its quota allows; delete some, or ask for a higher quota (Lambda: network interfaces per VPC)',
  InsufficientRolePermissions:
    'its role may not make network interfaces; with --role-arn, give the role the EC2 actions of the policy AWSLambdaVPCAccessExecutionRole',
  SubnetOutOfIPAddresses: 'the subnet has no free address; free one, or take another subnet',
  InvalidSubnet: 'Lambda cannot use the subnet; it may be gone',
  InvalidSecurityGroup: 'Lambda cannot use a security group; it may be gone, or of another VPC',
  EC2RequestLimitExceeded: 'EC2 takes no more calls of the account for now; deploy again in some minutes',
  DisallowedByVpcEncryptionControl:
    "the VPC's encryption controls do not allow the network interface of the function",
  InvalidRuntime: 'the region does not have its Node.js runtime',
  InvalidConfiguration: 'Lambda does not accept its configuration',
  InternalError: 'Lambda itself failed; deploy again',
} as const;

/** Whether a function can be invoked now, later or not at all. An unknown state is waited for. */
export function readinessOf({ state, updateStatus }: FunctionState): Readiness {
  const ofState = state !== null && isKeyOf(states, state) ? states[state][0] : 'wait';
  if (ofState !== 'ready' || updateStatus === null) return ofState;
  return isKeyOf(updates, updateStatus) ? updates[updateStatus] : 'wait';
}

/** A function's state in words: `Failed: the subnet has no free address; … (SubnetOutOfIPAddresses: …)`. */
export function stateWords(state: FunctionState): string {
  const name = state.state ?? 'no state is told';
  if (name === 'Active' && state.updateStatus !== null && state.updateStatus !== 'Successful')
    return `Active, its last update ${state.updateStatus}${why(state.updateReasonCode, state.updateReason)}`;
  const told = why(state.reasonCode, state.reason);
  if (told !== '') return `${name}${told}`;
  return isKeyOf(states, name) ? `${name}: ${states[name][1]}` : name;
}

function why(code: string | null, reason: string | null): string {
  const words = code !== null && isKeyOf(reasons, code) ? `: ${reasons[code]}` : '';
  const said = [code, reason].filter((part) => part !== null && part !== '').join(': ');
  return said === '' ? words : `${words} (${said})`;
}

function isKeyOf<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
  return Object.hasOwn(table, key);
}
