import { exitCodes } from './exit-code.ts';
import { version } from './version.ts';
import { type World } from './world.ts';
import { acceptClosedReader, writeText } from './write-text.ts';

/**
 * Runs one command line and resolves to the exit code. What `--version` needs is all that is loaded at once.
 */
export async function start(world: Omit<World, 'version'>): Promise<number> {
  const { args, stderr, stdout } = world;
  acceptClosedReader(stdout);
  acceptClosedReader(stderr);
  try {
    if (args.length === 1 && args[0] === '--version') {
      await writeText(stdout, `${version}\n`);
      return exitCodes.done;
    }
    const { runCli } = await import('./run-cli.ts');
    return await runCli({ ...world, version });
  } catch (error) {
    // An error that nobody catches would end with 1, which says that an audit found something.
    const message = error instanceof Error ? error.message : String(error);
    await writeText(stderr, `planecheck: ${message}\n`);
    return exitCodes.failed;
  }
}
