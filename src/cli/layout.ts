import { type Style } from '../report/style.ts';
import { columnsOf } from './columns.ts';
import { dress } from './dress.ts';
import { type World } from './world.ts';

/** How text is laid out. */
interface Layout {
  /** In columns. */
  readonly width: number;
  readonly style: Style;
}

/**
 * How text is laid out on this run's standard output.
 * @param color what the command line says of colours; null for nothing
 */
export async function layoutFor(
  { env, stdout }: Pick<World, 'env' | 'stdout'>,
  color: boolean | null,
): Promise<Layout> {
  const style = await dress({ flag: color, env, isTerminal: stdout.isTTY === true });
  return { width: columnsOf(stdout), style };
}
