import { start } from '../src/cli/start.ts';

const { argv, env, stderr, stdout } = process;
const examples = new URL('../examples/', import.meta.url);

process.exitCode = await start({ args: argv.slice(2), stdout, stderr, env, examples });
