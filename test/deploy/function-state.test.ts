import { describe, expect, test } from 'vitest';
import { type FunctionState, readinessOf, stateWords } from '../../src/deploy/function-state.ts';

function state(changes: Partial<FunctionState>): FunctionState {
  return {
    state: 'Active',
    reasonCode: null,
    reason: null,
    updateStatus: 'Successful',
    updateReasonCode: null,
    updateReason: null,
    ...changes,
  };
}

// https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
describe('the state of a function', () => {
  test.each<[Partial<FunctionState>, string, RegExp]>([
    [{}, 'ready', /^Active: it can be invoked$/],
    [{ updateStatus: null }, 'ready', /^Active: it can be invoked$/],
    [{ updateStatus: 'InProgress' }, 'wait', /^Active, its last update InProgress$/],
    [
      { updateStatus: 'Failed', updateReasonCode: 'SubnetOutOfIPAddresses', updateReason: 'None left' },
      'failed',
      /^Active, its last update Failed: the subnet has no free address; .* \(SubnetOutOfIPAddresses: None left\)$/,
    ],
    [{ state: 'Pending' }, 'wait', /^Pending: Lambda is making its network interface/],
    [
      { state: 'Pending', reasonCode: 'Creating', reason: 'The function is being created.' },
      'wait',
      /^Pending: it is being created; wait some minutes \(Creating: The function is being created\.\)$/,
    ],
    [
      { state: 'Inactive', reasonCode: 'Idle' },
      'wait',
      /^Inactive: it was not used for two weeks; invoke it/,
    ],
    [
      { state: 'Failed', reasonCode: 'InsufficientRolePermissions' },
      'failed',
      /^Failed: its role may not make network interfaces; .* \(InsufficientRolePermissions\)$/,
    ],
    [
      { state: 'Failed', reasonCode: 'BrandNew', reason: 'Of 2027' },
      'failed',
      /^Failed \(BrandNew: Of 2027\)$/,
    ],
    [{ state: 'Deleting' }, 'failed', /^Deleting: it is being deleted$/],
    [{ state: 'Resting' }, 'wait', /^Resting$/],
    [{ state: 'Resting', updateStatus: 'Failed' }, 'wait', /^Resting$/],
    [{ state: null }, 'wait', /^no state is told$/],
    [{ updateStatus: 'Paused' }, 'wait', /^Active, its last update Paused$/],
  ])('%j: %s', (changes, readiness, words) => {
    expect(readinessOf(state(changes))).toBe(readiness);
    expect(stateWords(state(changes))).toMatch(words);
  });

  // The codes that a function in a VPC can have, of the SDK's StateReasonCode.
  test.each([
    'Idle',
    'Creating',
    'Restoring',
    'EniLimitExceeded',
    'InsufficientRolePermissions',
    'SubnetOutOfIPAddresses',
    'InvalidSubnet',
    'InvalidSecurityGroup',
    'EC2RequestLimitExceeded',
    'DisallowedByVpcEncryptionControl',
    'InvalidRuntime',
  ])('with the reason %s is put in words', (reasonCode) => {
    const words = stateWords(state({ state: 'Failed', reasonCode }));
    expect(words).toMatch(new RegExp(String.raw`^Failed: .{20,} \(${reasonCode}\)$`));
  });
});
