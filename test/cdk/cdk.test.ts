import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, test } from 'vitest';
import { auditStack, remove, synthesise, type SynthesisedStacks } from './audit-stack.ts';
import { differences } from './differences.ts';
import { type Situation } from './situation.ts';
import { assemblies } from './stacks/assemblies.ts';
import { endpoints } from './stacks/endpoints.ts';
import { filters } from './stacks/filters.ts';
import { neighbours } from './stacks/neighbours.ts';
import { waysOut } from './stacks/ways-out.ts';

const situations: readonly Situation[] = [...waysOut, ...endpoints, ...filters, ...neighbours, ...assemblies];

const made: SynthesisedStacks[] = [];
afterAll(() => Promise.all(made.map(remove)));

/** What of the facts that an answer was read from no template says. */
function notSaid({ template }: Situation, { templates }: SynthesisedStacks): readonly string[] {
  const all = templates.map((one) => Template.fromJSON(one));
  return template.flatMap(([type, properties]) => {
    const like = Object.keys(properties).length === 0 ? {} : { Properties: Match.objectLike(properties) };
    return all.some((one) => Object.keys(one.findResources(type, like)).length > 0)
      ? []
      : [`${type} ${JSON.stringify(properties)}`];
  });
}

describe('planecheck audit cdk.out', () => {
  test.concurrent.each(situations)('$name', async (situation) => {
    const stacks = synthesise(situation);
    made.push(stacks);
    expect(notSaid(situation, stacks)).toEqual([]);
    const report = await auditStack(stacks, situation);
    expect([situation.why, ...differences(situation, stacks, report)].join('\n')).toBe(situation.why);
  });

  test('is asked of stacks that all have names of their own', () => {
    expect(new Set(situations.map(({ name }) => name)).size).toBe(situations.length);
  });
});
