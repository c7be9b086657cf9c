import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { storiesFolder } from '../scenarios/stories.ts';
import { asCloudFormation } from './as-cloudformation.ts';
import { compareReports, type Comparison } from './compare-reports.ts';
import { formIdOf } from './form-ids.ts';
import { type PrintedForm } from './printed-form.ts';
import { reportOnForm } from './read-forms.ts';
import { runReport } from './run-report.ts';
import { printScenario, readScenario, type Scenario } from './scenario.ts';

/** Scenarios whose verdict hangs on what a template cannot say. */
const beyondTemplates: Readonly<Record<string, string>> = {
  'acl-denies-addresses-of-another-service': "the entries of AWS's own prefix list of another service",
  'dns-servers-at-an-address-that-nobody-has': 'that no interface has an address',
};

/** The scenarios that can be written as a template, by name: held here so that one which no longer can is noticed. */
const listed = readFileSync(path.join(import.meta.dirname, 'cloudformation-scenarios.txt'), 'utf8')
  .trim()
  .split('\n');

const folders = readdirSync(storiesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const scenarios = await Promise.all(folders.map(({ name }) => readScenario(name)));
const written = scenarios.flatMap((scenario) => {
  if (scenario.run[0] !== 'audit') return [];
  const printing = printScenario(scenario, asCloudFormation);
  return printing.kind === 'printed' ? [{ name: scenario.name, scenario, form: printing.form }] : [];
});

async function compare({ run, folder }: Scenario, form: PrintedForm): Promise<Comparison> {
  const words = run.filter((word) => word !== '{folder}');
  const saved = await runReport([...words, folder]);
  const ownWords = words.map((word) => formIdOf(form, word));
  return compareReports(saved, form, await reportOnForm(form, ownWords));
}

describe("a scenario's network written as a CloudFormation template gives the same predictions and findings:", () => {
  test.each(written.filter(({ name }) => !Object.hasOwn(beyondTemplates, name)))(
    '$name',
    async ({ scenario, form }) => {
      expect((await compare(scenario, form)).wrong.join('\n')).toBe('');
    },
  );

  test.each(Object.keys(beyondTemplates))('%s: not in what no template can say', async (name) => {
    const found = written.find((one) => one.name === name);
    if (found === undefined) throw new Error('it cannot be written');
    expect((await compare(found.scenario, found.form)).wrong).not.toEqual([]);
  });

  test('of those that can be written none is left out', () => {
    expect(written.map(({ name }) => name)).toEqual([...listed, ...Object.keys(beyondTemplates)].toSorted());
  });
});
