import { type PrintedForm } from './printed-form.ts';

/** The saved network's id of what a report on a form names; the id itself where AWS or nobody gave another one. */
export function savedIdOf({ savedIds, implied }: PrintedForm, type: string, id: string): string {
  const own = savedIds.get(id);
  if (own !== undefined) return own;
  const found = implied.find((item) => item.type === type && id.startsWith(`${item.broughtBy}.`));
  return found?.savedId ?? id;
}

/** A path's id with the saved ids in it: of `Subnet0a1 > s3:all > ipv4`, `list-apis@Subnet0a1 > …`, `… > s3:all:Vpce0d1 > …`. */
export function savedPathOf(form: PrintedForm, pathId: string): string {
  return pathId
    .split(/( > |@|:)/)
    .map((part) => form.savedIds.get(part) ?? part)
    .join('');
}

/** What a form calls a saved thing; the id itself where the form has it as it is. */
export function formIdOf({ savedIds }: PrintedForm, savedId: string): string {
  return [...savedIds].find(([, saved]) => saved === savedId)?.[0] ?? savedId;
}
