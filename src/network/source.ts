/** What was taken for granted about what was read, as the report names it. */
export type SourceAssumption =
  /** Saved files without manifest and without NextToken hold everything there is. */
  | 'saved-files-complete'
  /** Nothing but the templates or plans that were read makes things in the VPCs that they make. */
  | 'template-is-whole'
  /** Where a plan does not say which instance of a resource another one means, the one of the same index or key. */
  | 'terraform-instances-aligned';

/** Where a network came from, as the report names it. */
export interface Source {
  readonly kind: 'aws-cli' | 'live' | 'cloudformation' | 'cdk' | 'terraform-plan';
  /** What a person calls it: `closed example`, the paths given. */
  readonly label: string;
  /** ISO 8601, where the source says when it was taken. */
  readonly takenAt: string | null;
  readonly caller: string | null;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** `sha256:…` of the network as read, sorted. */
  readonly hash: string;
}
