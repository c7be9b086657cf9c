/** The account and region that a resource was read in. The account is null where the source does not say it. */
export interface Scope {
  readonly accountId: string | null;
  readonly region: string;
}

/** The scope as one word, for keys and sorting: `111122223333/eu-west-1`, `-/eu-west-1`. */
export function scopeKey(scope: Scope): string {
  return `${scope.accountId ?? '-'}/${scope.region}`;
}

/** Whether two scopes may be the same: the regions agree, and the accounts where both are known. */
export function sameScope(a: Scope, b: Scope): boolean {
  return (
    a.region === b.region && (a.accountId === null || b.accountId === null || a.accountId === b.accountId)
  );
}
