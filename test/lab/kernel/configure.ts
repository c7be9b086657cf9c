import { type Served } from '../agent/messages.ts';
import { type Fabric, type Script, type Wave } from '../build/fabric.ts';
import { hostScripts } from '../build/hosts.ts';
import { nothing } from '../build/script.ts';
import { type Lab } from './lab.ts';
import { type Space, spaces } from './links.ts';

/** Lays what a lab has for all of its networks. */
export async function configureHosts(lab: Lab): Promise<void> {
  await Promise.all([...hostScripts()].map(([space, script]) => run(lab, space, [], [script])));
}

/** Makes a lab's namespaces what a fabric says, with its first wave; what was there before is gone. */
export async function configureNetwork(lab: Lab, fabric: Fabric, wave: Wave, served: Served): Promise<void> {
  const waves = fabric.wave(wave);
  await everywhere(async (space) => {
    const script = fabric.network.get(space) ?? nothing;
    const own = waves.get(space) ?? nothing;
    if (script === nothing && own === nothing) return;
    const before = laidIn(lab, space);
    laid.get(lab)?.set(space, { network: script, wave: own });
    await run(lab, space, [before.wave, before.network], [script, own]);
  });
  await lab.servers.ask('serve', served);
}

/** Gives clients the addresses of a later wave, and translators its ports. */
export async function configureWave(lab: Lab, fabric: Fabric, wave: Wave): Promise<void> {
  const waves = fabric.wave(wave);
  await everywhere(async (space) => {
    const own = waves.get(space);
    if (own === undefined) return;
    const before = laidIn(lab, space);
    laid.get(lab)?.set(space, { network: before.network, wave: own });
    await run(lab, space, [before.wave], [own]);
  });
}

interface Laid {
  readonly network: Script;
  readonly wave: Script;
}

// What stands in each namespace of a lab, so that just that is taken back.
const laid = new WeakMap<Lab, Map<Space, Laid>>();

function laidIn(lab: Lab, space: Space): Laid {
  const ofLab = laid.get(lab) ?? new Map<Space, Laid>();
  laid.set(lab, ofLab);
  return ofLab.get(space) ?? { network: nothing, wave: nothing };
}

async function everywhere(configure: (space: Space) => Promise<void>): Promise<void> {
  await Promise.all(spaces.map(configure));
}

async function run(lab: Lab, space: Space, before: readonly Script[], now: readonly Script[]): Promise<void> {
  const undo = before.flatMap((script) => script.undo);
  const undo6 = before.flatMap((script) => script.undo6);
  const rules = now.map(({ nft }) => nft).filter((text) => text !== '');
  const loadRules = async (): Promise<void> => {
    if (rules.length === 0) return;
    await lab.shells[space].run(`nft -f - <<'END_OF_RULES'\n${rules.join('\n')}\nEND_OF_RULES`);
  };
  await Promise.all([
    lab.ip[space].ipv4.run([...undo, ...now.flatMap(({ ip }) => ip)], undo.length),
    lab.ip[space].ipv6.run([...undo6, ...now.flatMap(({ ip6 }) => ip6)], undo6.length),
    loadRules(),
  ]);
}
