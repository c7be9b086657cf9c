import { type AddressFamily } from '../network/family.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Vpc } from '../network/vpc.ts';
import { type Target } from '../targets/target.ts';
import { type AssumptionCode } from './assumption.ts';
import { type Resolution } from './resolution.ts';
import { type Step } from './step.ts';

/** What a name is asked with. */
export interface NameQuestion {
  readonly index: NetworkIndex;
  readonly vpc: Vpc;
  readonly host: string;
  readonly family: AddressFamily;
  /** The row of the tables that the host belongs to, for its public addresses; null for any other name. */
  readonly target: Target | null;
  readonly strict: boolean;
  readonly assumptions: Set<AssumptionCode>;
  /** Whether queries reach DNS servers that the VPC's DHCP options name. */
  readonly askServers: (servers: readonly string[]) => 'blocked' | 'answers';
}

/** A resolution without its steps, which are collected beside it. */
export type NameAnswer = Omit<Resolution, 'steps' | 'otherwise'>;

/** A resolution before it is known if something else may answer as well. */
export type PlainResolution = Omit<Resolution, 'otherwise'>;

/** One name under way: the question, the name asked for now (an alias leads to another), and the steps so far. */
export interface Asking {
  readonly question: NameQuestion;
  readonly host: string;
  readonly steps: Step[];
  /** Set where private names answer on a condition only. */
  readonly otherwise: { current: Resolution['otherwise'] };
}

/** The parts of an answer that leads to no known address. */
export const nowhere = { members: null, endpoint: null } as const;
