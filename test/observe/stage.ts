import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRequest } from '../../src/probe/read-request.ts';
import { type Run, runBuiltCli } from '../cli/run-built-cli.ts';
import { type Lab } from '../lab/kernel/lab.ts';
import { type Account as LabAccount } from '../lab/network/account.ts';
import { readAccount } from '../lab/network/read-account.ts';
import { type BuiltStory, buildStory, probeFrom } from '../lab/story/story.ts';
import { Account, region } from '../moto/account.ts';
import { startGate } from '../moto/gate.ts';
import { startProxy } from '../moto/proxy.ts';
import { settingsFor } from '../sources/aws/read-from.ts';
import { type Outside } from './outside.ts';

/** Who stands where in a network: the probe's subnet and groups. */
export type Stand = {
  readonly subnet: string;
  readonly group: string;
};

/** What a story is made of. */
interface Play<Made extends Stand> {
  readonly motoUrl: string;
  readonly lab: Lab;
  readonly outside: Outside;
  /** Makes the network in moto. */
  readonly make: (account: Account) => Promise<Made>;
  /** What the kernel has otherwise than moto. */
  readonly changed?: (account: LabAccount) => LabAccount;
}

/** A network that is in moto and in the kernel, and a probe that is deployed in the one and stands in the other. */
interface Stage<Made extends Stand> {
  readonly made: Made;
  /** Runs the built program against the account. */
  readonly run: (...args: readonly string[]) => Promise<Run>;
}

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret', sessionToken: null };

/** Plays a story: the network made, built, the probe deployed; then what is to be seen. */
export async function play<Made extends Stand>(
  { motoUrl, lab, outside, make, changed = (account) => account }: Play<Made>,
  see: (stage: Stage<Made>) => Promise<void>,
): Promise<void> {
  const made = await make(await Account.empty(motoUrl));
  await using proxy = await startProxy(motoUrl);
  let built: BuiltStory | null = null;
  await using gate = await startGate(proxy.url, async (_name, event) => {
    const request = readRequest(event);
    if (built === null || !request.ok) throw new Error('the probe was invoked with something else');
    return probeFrom(built, made.subnet, request.value, credentials);
  });
  const folder = await mkdtemp(join(tmpdir(), 'planecheck-observe-'));
  const run = (...args: readonly string[]): Promise<Run> =>
    runBuiltCli([...args, '--region', region], { cwd: folder, env: settingsFor(gate.url) });
  try {
    const account = changed(readAccount(await saved(folder, run)));
    const clients = [{ subnetId: made.subnet, groupIds: [made.group] }];
    built = await buildStory(lab, { account, clients, sites: outside.sites });
    const deployed = await run(
      'probe',
      'deploy',
      '--subnet',
      made.subnet,
      '--security-group',
      made.group,
      '--yes',
    );
    if (deployed.exitCode !== 0) throw new Error(`probe deploy: ${deployed.stdout}${deployed.stderr}`);
    await see({ made, run });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The files of a snapshot that the program takes of the account. */
async function saved(
  folder: string,
  run: (...args: readonly string[]) => Promise<Run>,
): Promise<Readonly<Record<string, string>>> {
  const taken = await run('snapshot', '--output', 'saved');
  if (taken.exitCode !== 0) throw new Error(`snapshot: ${taken.stderr}`);
  const files = await readdir(join(folder, 'saved'));
  // The lab finds answers by the command alone; a snapshot's files have the service in front.
  const read = files.map(async (file) => {
    const name = file.replace(/^[a-z0-9-]+\.(?=describe-|get-|list-)/, '');
    return [name, await readFile(join(folder, 'saved', file), 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
