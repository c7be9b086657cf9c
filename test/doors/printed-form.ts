import { type ResourceType } from '../../src/network/resource.ts';
import { type FormValue, referencesIn } from './form-value.ts';
import { refuse } from './not-expressible.ts';

/** Something that AWS makes along with a written resource, and that has no text of its own in the form. */
export interface Implied {
  readonly type: Extract<
    ResourceType,
    'route-table' | 'network-acl' | 'security-group' | 'transit-gateway-route-table'
  >;
  /** What the form calls the resource that brings it. */
  readonly broughtBy: string;
  readonly savedId: string;
}

/** A scenario in a form, and which of its ids is which of the saved ones. */
export interface PrintedForm {
  readonly file: string;
  readonly text: string;
  readonly account: string;
  readonly region: string;
  readonly savedIds: ReadonlyMap<string, string>;
  readonly implied: readonly Implied[];
}

/** A scenario in a form, or why it cannot be. */
export type Printing =
  | { readonly kind: 'printed'; readonly form: PrintedForm }
  | { readonly kind: 'not-expressible'; readonly reason: string };

/** Refuses references to what was not saved, and so is not printed. */
export function refuseDangling(values: readonly FormValue[], printed: ReadonlySet<string>): void {
  for (const { to } of values.flatMap(referencesIn)) {
    if (!printed.has(to)) refuse(`${to} is referred to and was not saved`);
  }
}
