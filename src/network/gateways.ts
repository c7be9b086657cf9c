import { type Scope } from './scope.ts';

/** An internet gateway or an egress-only internet gateway, and the VPCs that it is attached to. */
export interface InternetGateway {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  /** Only attachments that are in force (`attached` or `available`). */
  readonly vpcIds: readonly string[];
}
