import { formatAddress, parseAddress } from '../network/address.ts';
import { type AddressRange } from '../network/address-range.ts';
import { type AddressFamily } from '../network/family.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Vpc } from '../network/vpc.ts';
import { type Target } from '../targets/target.ts';
import { decideWalk, type PathDecision, type Witness } from './decide-walk.ts';
import { type TargetMember } from './member.ts';
import { type ResolvedTarget } from './resolved-target.ts';
import { collectEdges, situationOf } from './situation.ts';
import { clientRanges } from './start-walk.ts';
import { type PathQuestion, resolveTarget, walkTo } from './trace-path.ts';
import { type Vantage } from './vantage.ts';
import { type Walk } from './walk.ts';

/** Something that decides one path at a time and remembers what it decided. */
export type Decider = (question: Omit<PathQuestion, 'index' | 'strict'>) => PathDecision;

/**
 * Makes a decider for one network. Vantages in the same situation share one decision, and names that lead to
 * the same addresses share one walk; the answers are those that deciding each path alone would give.
 */
export function makeDecider(index: NetworkIndex, targets: readonly Target[], strict: boolean): Decider {
  const edges = collectEdges(index, targets);
  const situations = new Map<Vantage, Map<AddressFamily, string>>();
  const resolutions = new Map<string, ResolvedTarget>();
  const walks = new Map<string, Walk>();
  const decisions = new Map<string, PathDecision>();
  return (asked) => {
    const question: PathQuestion = { ...asked, index, strict };
    const { vantage, target, family, vpc } = question;
    const situation = remembered(situations, vantage, () => new Map<AddressFamily, string>());
    const key = remembered(situation, family, () => situationOf(index, vantage, family, edges));
    const nameKey = asksCustomServers(index, vpc) || target.kind === 'address' ? key : `${vpc.id} ${family}`;
    const decision = remembered(decisions, `${target.id} ${target.port} ${key}`, () => {
      const resolved = remembered(resolutions, `${target.id} ${nameKey}`, () => resolveTarget(question));
      const walkKey = `${keyOfMembers(resolved.members)} ${target.port} ${key}`;
      return decideWalk(
        remembered(walks, walkKey, () => walkTo(question, resolved.members)),
        resolved,
      );
    });
    return withOwnWitness(decision, vantage, family);
  };
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

const memberKeys = new WeakMap<readonly TargetMember[], string>();

function keyOfMembers(members: readonly TargetMember[] | null): string {
  if (members === null) return 'none';
  const known = memberKeys.get(members);
  if (known !== undefined) return known;
  const key = JSON.stringify(members, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  memberKeys.set(members, key);
  return key;
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
