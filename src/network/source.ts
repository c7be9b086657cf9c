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
