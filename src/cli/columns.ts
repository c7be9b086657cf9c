import { type Output } from './world.ts';

const usualColumns = 80;
const fewestColumns = 40;

/** The columns to lay text out for: the terminal's, 80 where there is none or it does not say. */
export function columnsOf({ isTTY, columns }: Output): number {
  if (isTTY !== true || columns === undefined || columns <= 0) return usualColumns;
  return Math.max(columns, fewestColumns);
}
