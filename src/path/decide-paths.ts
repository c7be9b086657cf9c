import { formatAddress, parseAddress } from '../network/address.ts';
import { type AddressRange } from '../network/address-range.ts';
import { type AddressFamily } from '../network/family.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Vpc } from '../network/vpc.ts';
import { type Target } from '../targets/target.ts';
import { decideResolved, type FinishedWalk, type PathDecision, type Witness } from './decide-walk.ts';
import { type TargetMember } from './member.ts';
import { type ResolvedTarget } from './resolved-target.ts';
import { type SharedEgress } from './flow.ts';
import { collectEdges, sharedClass, situationOf } from './situation.ts';
import { clientRanges } from './start-walk.ts';
import { type PathQuestion, resolveTarget, walkTo } from './trace-path.ts';
import { type Vantage } from './vantage.ts';

/** Something that decides one path at a time and remembers what it decided. */
export type Decider = (question: Omit<PathQuestion, 'index' | 'strict'>) => PathDecision;

/**
 * Makes a decider for one network. Vantages in the same situation share one decision, and names that lead to
 * the same addresses share one walk; the answers are those that deciding each path alone would give.
 */
export function makeDecider(index: NetworkIndex, targets: readonly Target[], strict: boolean): Decider {
  const edges = collectEdges(index, targets);
  const numbers = new Map<string, number>();
  const numberOfVantage = { ipv4: new Map<Vantage, number>(), ipv6: new Map<Vantage, number>() };
  // Lists by the number of the situation: there may be as many situations as vantages, and few targets.
  const decisions = new Map<Target, (PathDecision | undefined)[]>();
  const walks = new Map<string, Walks>();
  const walksOfMembers = new Map<ResolvedTarget['members'], Map<number, Walks>>();
  const resolutions = new Map<Target, Map<string, ResolvedTarget>>();
  const walkOf = (members: ResolvedTarget['members'], { question, situation }: Asked): FinishedWalk => {
    const { vantage, family, target } = question;
    const ofPort = remembered(walksOfMembers, members, () => new Map<number, Walks>());
    const ofMembers = remembered(ofPort, target.port, () =>
      remembered(walks, `${keyOfMembers(members)} ${target.port}`, () => ({ done: [], egresses: new Map() })),
    );
    const known = ofMembers.done[situation];
    if (known !== undefined) return known;
    const clientClass = sharedClass(vantage, family, edges);
    const walk = walkTo(question, members, { clientClass, egresses: ofMembers.egresses });
    ofMembers.done[situation] = walk;
    return walk;
  };
  return (asked) => {
    const { vantage, target, family, vpc } = asked;
    const situation = remembered(numberOfVantage[family], vantage, () =>
      remembered(numbers, situationOf(index, vantage, family, edges), () => numbers.size),
    );
    const ofTarget = remembered(decisions, target, () => []);
    const known = ofTarget[situation];
    if (known !== undefined) return withOwnWitness(known, vantage, family);
    const question: PathQuestion = { vantage, target, family, vpc, index, strict };
    const isOwn = asksCustomServers(index, vpc) && target.kind !== 'address';
    const nameKey = isOwn ? `${situation}` : `${vpc.id} ${family}`;
    const ofName = remembered(resolutions, target, () => new Map<string, ResolvedTarget>());
    const resolved = remembered(ofName, nameKey, () => resolveTarget(question));
    const decision = decideResolved(resolved, (members) => walkOf(members, { question, situation }));
    ofTarget[situation] = decision;
    return withOwnWitness(decision, vantage, family);
  };
}

/** A question with the number of its situation. */
interface Asked {
  readonly question: PathQuestion;
  readonly situation: number;
}

/** The walks to some addresses and one port: by the number of the situation, and what they found behind gateways. */
interface Walks {
  readonly done: (FinishedWalk | undefined)[];
  readonly egresses: SharedEgress['egresses'];
}

function remembered<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function asksCustomServers(index: NetworkIndex, vpc: Vpc): boolean {
  const options = vpc.dhcpOptionsId === null ? undefined : index.byId.dhcpOptions.get(vpc.dhcpOptionsId);
  return options !== undefined && options.domainNameServers !== 'amazon';
}

function keyOfMembers(members: readonly TargetMember[] | null): string {
  return JSON.stringify(members, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

// A shared decision was made for another subnet: its witness names an address there.
function withOwnWitness(decision: PathDecision, vantage: Vantage, family: AddressFamily): PathDecision {
  const { passes, fails } = decision.witness;
  if (passes === null && fails === null) return decision;
  const own = (witness: Witness | null): Witness | null => {
    const ranges = clientRanges(vantage, family);
    if (witness === null || ranges.some((range) => holds(range, witness.clientAddress))) return witness;
    const [range] = ranges;
    return range === undefined
      ? witness
      : { ...witness, clientAddress: formatAddress({ family, value: range.first }) };
  };
  return { ...decision, witness: { passes: own(passes), fails: own(fails) } };
}

function holds(range: AddressRange, text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && range.first <= address.value && address.value <= range.last;
}
