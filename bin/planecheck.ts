import { start } from '../src/cli/start.ts';

const { argv, env, stderr, stdin, stdout } = process;
const examples = new URL('../examples/', import.meta.url);
const probe = new URL('../probe/', import.meta.url);

process.exitCode = await start({ args: argv.slice(2), stdin, stdout, stderr, env, examples, probe });
