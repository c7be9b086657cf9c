import path from 'node:path';
import { readExpected } from '../scenarios/run-scenario.ts';
import { storiesFolder } from '../scenarios/stories.ts';
import { type Printable } from './as-cloudformation.ts';
import { NotExpressible, refuse } from './not-expressible.ts';
import { type PrintedForm, type Printing } from './printed-form.ts';
import { readSavedNetwork } from './saved-network.ts';
import { styleOf } from './style.ts';

/** A scenario of the engine: where it is, and the words of its command. */
export interface Scenario {
  readonly name: string;
  readonly folder: string;
  readonly story: string;
  readonly run: readonly string[];
}

/** Reads a scenario. */
export async function readScenario(name: string): Promise<Scenario> {
  const folder = path.join(storiesFolder, name);
  const { story, run } = await readExpected(folder);
  return { name, folder, story, run: run.split(' ') };
}

/** Prints a scenario in a form, or tells why that cannot be. */
export function printScenario(scenario: Scenario, print: (printable: Printable) => PrintedForm): Printing {
  const { name, story, folder } = scenario;
  try {
    refuseRun(scenario);
    const network = readSavedNetwork(folder);
    return { kind: 'printed', form: print({ name, story, network, style: styleOf(name) }) };
  } catch (error) {
    if (error instanceof NotExpressible) return { kind: 'not-expressible', reason: error.message };
    throw error;
  }
}

const flagsOfOthers = {
  '--strict': 'the run asks whether what was saved is whole',
  '--observed': 'the run is about what probes saw',
  '--api': 'ids of APIs are made on deployment',
} as const;

function refuseRun({ run }: Scenario): void {
  for (const [flag, reason] of Object.entries(flagsOfOthers)) {
    if (run.includes(flag)) refuse(reason);
  }
  if (run.some((word) => word.startsWith('vpce-'))) refuse('the run names an endpoint by its name');
}
