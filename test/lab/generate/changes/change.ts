import { type Account } from '../../network/account.ts';
import { type TargetKind } from '../targets.ts';
import { type Topology } from '../build/topology.ts';
import { type VantageKind } from '../vantages.ts';

/** Three numbers that a change chooses by: which thing, and what becomes of it. */
export interface Dice {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** One kind of thing that somebody may change in a network that worked. */
export interface ChangeKind {
  /** What the network must have for the change to matter. */
  readonly needs: (dice: Dice) => Partial<Topology>;
  /** The account after it; the same account where there is nothing to change. */
  readonly apply: (account: Account, dice: Dice, topology: Topology) => Account;
  /** What to ask for, and from where, to notice it. */
  readonly targets: readonly TargetKind[];
  readonly vantages?: readonly VantageKind[];
  /** Nothing is changed: what is needed is itself what is to be tried. */
  readonly isInNeeds?: boolean;
  /** It must stand, so it comes after all other changes. */
  readonly comesLast?: boolean;
}

/** Kinds of changes by name. */
export type ChangeKinds = Readonly<Record<string, ChangeKind>>;

/** What the network must have so that public names lead out of it. */
export const publicNames = { control: 'none', central: 'none' } as const satisfies Partial<Topology>;

/** Targets that are reached over the internet. */
export const publicTargets: readonly TargetKind[] = ['control', 'public', 's3', 'custom'];

/** Targets in the other VPC, or reached by it. */
export const acrossTargets: readonly TargetKind[] = ['target-b', 'central-address', 'control', 'public'];
