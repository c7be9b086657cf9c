import { describe, expect, test } from 'vitest';
import { type DeployedProbe, type FoundProbes } from '../../src/deploy/deployed-probe.ts';
import { isDone, planDeploy } from '../../src/deploy/plan-deploy.ts';
import { planDestroy } from '../../src/deploy/plan-destroy.ts';
import { someDeployed } from './some-deployed.ts';
import { someDesign } from './some-design.ts';

const design = someDesign();
const { name } = design;

const probe = someDeployed({ name, place: design.place, content: design.content });
const nothing: FoundProbes = { probes: [], roles: [], logGroups: [] };
const whole: FoundProbes = { probes: [probe], roles: [name], logGroups: [name] };

function withState(changes: Partial<DeployedProbe['state']>): FoundProbes {
  return { ...whole, probes: [{ ...probe, state: { ...probe.state, ...changes } }] };
}

describe('a plan to deploy', () => {
  test.each<[string, FoundProbes, role: string, logGroup: string, code: string]>([
    ['nothing', nothing, 'create', 'create', 'create'],
    ['all of it', whole, 'keep', 'keep', 'keep'],
    ['what Lambda is still making', withState({ state: 'Pending' }), 'keep', 'keep', 'keep'],
    ['a role alone', { ...nothing, roles: [name] }, 'update', 'create', 'create'],
    ['role and log group', { ...whole, probes: [] }, 'update', 'keep', 'create'],
    // A function goes on with the role it had, whose name another one has now.
    ['no role', { ...whole, roles: [] }, 'create', 'keep', 'update'],
    ['no log group', { ...whole, logGroups: [] }, 'keep', 'create', 'keep'],
    ['another content', { ...whole, probes: [{ ...probe, content: 'old' }] }, 'update', 'keep', 'update'],
    ['no tags', { ...whole, probes: [{ ...probe, content: null }] }, 'update', 'keep', 'update'],
    ['what failed', withState({ state: 'Failed' }), 'update', 'keep', 'replace'],
    ['a failed update', withState({ updateStatus: 'Failed' }), 'update', 'keep', 'update'],
    [
      'one of another place',
      { ...whole, probes: [{ ...probe, name: 'other' }], roles: [], logGroups: [] },
      'create',
      'create',
      'create',
    ],
  ])('where there is %s', (_, found, role, logGroup, code) => {
    const plan = planDeploy(design, found);
    expect([plan.role, plan.logGroup, plan.function]).toEqual([role, logGroup, code]);
    expect(isDone(plan)).toBe(role === 'keep' && logGroup === 'keep' && code === 'keep');
  });

  test('takes the role that is given', () => {
    const given = someDesign({ roleArn: 'arn:aws:iam::111122223333:role/probe' });
    expect(planDeploy(given, nothing)).toMatchObject({ role: 'given', function: 'create' });
    const same = { ...nothing, probes: [{ ...probe, content: given.content }], logGroups: [name] };
    expect(isDone(planDeploy(given, same))).toBe(true);
  });
});

describe('a plan to destroy', () => {
  test('has each part of each probe, orphans too', () => {
    const found = {
      probes: [{ ...probe, sharesInterfaceWith: ['my-function'] }],
      roles: ['planecheck-probe-subnet-0a2-00000000', name],
      logGroups: ['planecheck-probe-subnet-0a3-00000000'],
    };
    const common = { stack: null, hasFunction: false, hasLogGroup: false, hasRole: false };
    const orphan = { ...common, sharesInterfaceWith: [], waitsForInterfaces: true };
    expect(planDestroy(found)).toEqual([
      {
        ...common,
        name,
        hasFunction: true,
        hasRole: true,
        sharesInterfaceWith: ['my-function'],
        waitsForInterfaces: false,
      },
      { ...orphan, name: 'planecheck-probe-subnet-0a2-00000000', hasRole: true },
      { ...orphan, name: 'planecheck-probe-subnet-0a3-00000000', hasLogGroup: true },
    ]);
  });
});
