/** What a piece of text is; whoever prints decides what that looks like. */
export const roles = ['error', 'warning', 'note', 'good', 'bad', 'unsure', 'dim', 'bold'] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** How each role is dressed, by codes that take no column; and whether only ASCII may be printed. */
export type Style = Readonly<Record<Role, (text: string) => string>> & { readonly ascii: boolean };

const asItIs = (text: string): string => text;

/** No dress at all. */
export const plainStyle: Style = {
  error: asItIs,
  warning: asItIs,
  note: asItIs,
  good: asItIs,
  bad: asItIs,
  unsure: asItIs,
  dim: asItIs,
  bold: asItIs,
  ascii: false,
};
