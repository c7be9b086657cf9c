import { version } from '../src/cli/version.ts';
import { acceptClosedReader, writeText } from '../src/cli/write-text.ts';

const { argv, env, stderr, stdout } = process;
const args = argv.slice(2);

acceptClosedReader(stdout);
acceptClosedReader(stderr);

if (args.length === 1 && args[0] === '--version') {
  await writeText(stdout, `${version}\n`);
} else {
  const { runCli } = await import('../src/cli/run-cli.ts');
  const examples = new URL('../examples/', import.meta.url);
  process.exitCode = await runCli({ args, stdout, stderr, env, examples, version });
}
