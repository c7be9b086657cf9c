// scratch: not to be committed
import { readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { judgePaths, type AuditPath } from '../../src/audit/judge-paths.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { loadSavedConfiguration } from '../../src/sources/aws-cli/load.ts';
import { serviceNames, serviceTargets } from '../../src/targets/services.ts';
import { manyTargets, manyVantages, randomNetwork } from '../kit/random-network.ts';
import { forgettings } from './forget.ts';

const root = path.join(import.meta.dirname, '../..');
const groups = new Map<string, { count: number; example: string }>();
let tries = 0;
function pathsOf(network: Network, targets: any, strict: boolean) {
  const index = indexNetwork(network);
  return new Map(judgePaths(index, manyVantages(index), targets, strict).paths.map((p) => [p.id, p]));
}
const non = (p: AuditPath) =>
  [
    ...new Set(
      p.decision.trace.steps.filter((s) => s.outcome !== 'pass').map((s) => `${s.outcome}:${s.code}`),
    ),
  ].join(',') + ` left=${p.decision.trace.left} via=${p.decision.trace.via} by=${p.decision.resolution?.by}`;
function survey(
  label: string,
  network: Network,
  targets: any,
  strict: boolean,
  choose: (n: number) => boolean,
) {
  const before = pathsOf(network, targets, strict);
  forgettings(network).forEach((f, at) => {
    if (!choose(at)) return;
    tries++;
    let after;
    try {
      after = pathsOf(f.network, targets, strict);
    } catch (e) {
      note(`THROWS ${(e as Error).message} ${f.what.replace(/\[\d+\]/, '')}`, label + ' ' + f.what);
      return;
    }
    for (const [id, b] of before) {
      const a = after.get(id);
      if (a === undefined) {
        const left = [...after.values()].some((x) => x.vantage.id === b.vantage.id);
        if (left && !b.target.id.includes(':vpce-') && f.assumable.length === 0)
          note(`GONE ${f.what.replace(/\[\d+\]/, '')}: ${non(b)}`, label + ' ' + f.what + ' ' + id);
        continue;
      }
      const from = b.decision.prediction,
        to = a.decision.prediction;
      if (from === to || to === 'unknown') continue;
      if (f.assumable.some((c) => a.decision.assumptions.includes(c))) continue;
      note(
        `${f.what.replace(/\[\d+\]/, '').replace(/of \d+.*refused/, 'of X refused')}: ${from}→${to}${strict ? ' strict' : ''} | ${non(b)} ⇒ ${non(a)}`,
        label + ' | ' + f.what + ' | ' + id,
      );
    }
  });
}
function note(key: string, example: string) {
  const g = groups.get(key);
  if (g === undefined) groups.set(key, { count: 1, example });
  else {
    g.count++;
    if (example.length < g.example.length) g.example = example;
  }
}
const mode = process.argv[2];
const n = Number(process.argv[3] ?? 100);
if (mode === 'scenarios') {
  const folders = ['examples', 'test/scenarios']
    .flatMap((p) => readdirSync(path.join(root, p)).map((x) => `${p}/${x}`))
    .filter(
      (f) =>
        existsSync(path.join(root, f, 'expected.json')) ||
        existsSync(path.join(root, f, 'planecheck-snapshot.json')),
    );
  for (const f of folders) {
    const { network } = await loadSavedConfiguration([path.join(root, f)]);
    const region = network.vpcs.items[0]?.scope.region ?? 'eu-west-1';
    const targets = serviceNames.flatMap((s) => serviceTargets(s, null, region));
    for (const strict of [false, true])
      survey(f, network, targets, strict, (at) => (at + f.length) % n === 0);
  }
} else {
  const seed = Number(process.argv[4] ?? 1);
  const sample = fc.sample(randomNetwork, { seed, numRuns: n });
  sample.forEach((r, i) =>
    survey(r[fc.toStringMethod](), r.network, manyTargets, i % 3 === 0, (at) => (at * 7 + i) % 5 === 0),
  );
}
const sorted = [...groups].sort((a, b) => b[1].count - a[1].count);
console.log(`${tries} forgettings, ${sorted.length} kinds`);
for (const [key, { count, example }] of sorted) console.log(`${count}  ${key}\n      e.g. ${example}`);
