import { type Scope } from './scope.ts';

/** A flow log: what a VPC, a subnet or a network interface lets through or drops is written down. */
export interface FlowLog {
  readonly id: string;
  readonly scope: Scope;
  /** The VPC, subnet or network interface. */
  readonly resourceId: string;
  /** Whether connections that are dropped are in it. */
  readonly recordsRejects: boolean;
}

/** That the names that a VPC's clients ask for are written down. */
export interface QueryLogAssociation {
  readonly id: string;
  readonly scope: Scope;
  readonly vpcId: string;
}
