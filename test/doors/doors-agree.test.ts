import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { storiesFolder } from '../scenarios/stories.ts';
import { asCloudFormation, type Printable } from './as-cloudformation.ts';
import { asTerraformPlan } from './as-terraform-plan.ts';
import { compareReports, type Comparison } from './compare-reports.ts';
import { formIdOf } from './form-ids.ts';
import { type PrintedForm } from './printed-form.ts';
import { reportOnForm } from './read-forms.ts';
import { runReport } from './run-report.ts';
import { printScenario, readScenario, type Scenario } from './scenario.ts';

interface Form {
  readonly words: string;
  readonly print: (printable: Printable) => PrintedForm;
  /** The scenarios that can be written so, by name: held in a file so that one which no longer can is noticed. */
  readonly list: string;
  /** Scenarios whose verdict hangs on what the form cannot say, and what that is. */
  readonly beyond: Readonly<Record<string, string>>;
}

const beyondAll = {
  'acl-denies-addresses-of-another-service': "the entries of AWS's own prefix list of another service",
  'dns-servers-at-an-address-that-nobody-has': 'that no interface has an address',
};

const forms: readonly Form[] = [
  {
    words: 'a CloudFormation template',
    print: asCloudFormation,
    list: 'cloudformation-scenarios.txt',
    beyond: beyondAll,
  },
  { words: 'a Terraform plan', print: asTerraformPlan, list: 'terraform-scenarios.txt', beyond: beyondAll },
];

const folders = readdirSync(storiesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const scenarios = await Promise.all(folders.map(({ name }) => readScenario(name)));
// What was saved tells the same whatever it is compared with.
const savedReports = new Map<string, ReturnType<typeof runReport>>();

function writtenIn({ print }: Form) {
  return scenarios.flatMap((scenario) => {
    if (scenario.run[0] !== 'audit') return [];
    const printing = printScenario(scenario, print);
    return printing.kind === 'printed' ? [{ name: scenario.name, scenario, form: printing.form }] : [];
  });
}

async function compare({ name, run, folder }: Scenario, form: PrintedForm): Promise<Comparison> {
  const words = run.filter((word) => word !== '{folder}');
  const saved = savedReports.get(name) ?? runReport([...words, folder]);
  savedReports.set(name, saved);
  const ownWords = words.map((word) => formIdOf(form, word));
  return compareReports(await saved, form, await reportOnForm(form, ownWords));
}

describe.each(forms)(
  "a scenario's network written as $words gives the same predictions and findings:",
  (one) => {
    const written = writtenIn(one);

    test.each(written.filter(({ name }) => !Object.hasOwn(one.beyond, name)))(
      '$name',
      async ({ scenario, form }) => {
        expect((await compare(scenario, form)).wrong.join('\n')).toBe('');
      },
    );

    test.each(Object.keys(one.beyond))('%s: not in what no file can say', async (name) => {
      const found = written.find((each) => each.name === name);
      if (found === undefined) throw new Error('it cannot be written');
      expect((await compare(found.scenario, found.form)).wrong).not.toEqual([]);
    });

    test('of those that can be written none is left out', () => {
      const listed = readFileSync(path.join(import.meta.dirname, one.list), 'utf8')
        .trim()
        .split('\n');
      expect(written.map(({ name }) => name)).toEqual([...listed, ...Object.keys(one.beyond)].toSorted());
    });
  },
);
