import { type ChildProcess, spawn } from 'node:child_process';

/** A shell that lives in one network namespace and runs scripts there, one after the other. */
export interface Shell {
  /** The process that keeps the namespace alive. */
  readonly pid: number;
  /**
   * Runs a script and gives what it printed.
   * @throws when it ends with another status than 0.
   */
  readonly run: (script: string) => Promise<string>;
  readonly close: () => void;
}

/** Opens a shell in a network namespace of its own. */
export function openNamespace(): Promise<Shell> {
  return open('unshare', ['-n', '--', 'sh']);
}

/** Opens a shell in the network namespace of another process. */
export function enterNamespace(pid: number): Promise<Shell> {
  return open('nsenter', ['-t', `${pid}`, '-n', '--', 'sh']);
}

const endMark = '__END ';

async function open(command: string, args: readonly string[]): Promise<Shell> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = readAnswers(child);
  let last: Promise<unknown> = Promise.resolve();
  const run = (script: string): Promise<string> => {
    const answer = last.then(async () => {
      child.stdin.write(`{\n${script}\n} 2>&1\necho "${endMark}$?"\n`);
      return answers();
    });
    last = answer.catch(() => undefined);
    return answer;
  };
  await run('true');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} did not start`);
  return { pid, run, close: () => child.kill('SIGKILL') };
}

function readAnswers(child: ChildProcess): () => Promise<string> {
  let text = '';
  let ended = false;
  let wake: () => void = () => undefined;
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  child.on('close', () => {
    ended = true;
    wake();
  });
  child.on('error', (error) => {
    text += error.message;
    ended = true;
    wake();
  });
  return async () => {
    for (;;) {
      const found = /(?<before>(?:.*\n)*?)__END (?<status>\d+)\n/.exec(text)?.groups;
      if (found !== undefined) {
        const { before = '', status = '1' } = found;
        text = text.slice(before.length + endMark.length + status.length + 1);
        if (status !== '0') throw new Error(`a script ended with status ${status}: ${before}`);
        return before;
      }
      if (ended) throw new Error(`a namespace ended: ${text}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
