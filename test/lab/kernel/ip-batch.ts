import { spawn } from 'node:child_process';

/** An `ip -batch` that stays: to start one costs more than most of its lines. */
export interface IpBatch {
  /**
   * Runs lines, one after the other.
   * @param mayFail how many at the head may fail, as they only take away what may be gone
   * @throws when another one fails
   */
  readonly run: (lines: readonly string[], mayFail: number) => Promise<void>;
  readonly close: () => void;
}

// What `ip` takes of memory for a line it never gives back, so another one takes its place now and then.
const mostLines = 3000;

/** Starts one in the network namespace of a process. */
export function openIpBatch(pid: number, options: readonly string[]): IpBatch {
  let ip = startIp(pid, options);
  let last: Promise<unknown> = Promise.resolve();
  const runNow = async (lines: readonly string[], mayFail: number): Promise<void> => {
    if (ip.sent() > mostLines) {
      ip.close();
      ip = startIp(pid, options);
    }
    await ip.run(lines, mayFail);
  };
  return {
    run: (lines, mayFail) => {
      if (lines.length === 0) return Promise.resolve();
      const running = last.then(() => runNow(lines, mayFail));
      last = running.catch(() => undefined);
      return running;
    },
    close: () => {
      ip.close();
    },
  };
}

interface Ip extends IpBatch {
  /** How many lines it was given. */
  readonly sent: () => number;
}

function startIp(pid: number, options: readonly string[]): Ip {
  const command = ['-t', `${pid}`, '-n', '--', 'ip', '-force', ...options, '-batch', '-'];
  const child = spawn('nsenter', command, { stdio: ['pipe', 'ignore', 'pipe'] });
  let text = '';
  let ended = false;
  let wake: () => void = () => undefined;
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  child.on('close', () => {
    ended = true;
    wake();
  });
  let sent = 0;

  const run = async (lines: readonly string[], mayFail: number): Promise<void> => {
    const before = sent;
    sent += lines.length + 1;
    // What fails is said at once: a question that must fail tells that all lines before it were run.
    const end = `end-of-${sent}`;
    child.stdin.write(`${lines.join('\n')}\nlink show dev ${end}\n`);
    while (!text.includes(`Command failed -:${sent}\n`)) {
      if (ended) throw new Error(`ip ended: ${text}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const said = text;
    text = '';
    for (const { groups } of said.matchAll(/Command failed -:(?<line>\d+)/g)) {
      const at = Number(groups?.['line']) - before;
      if (at > mayFail && at <= lines.length) throw new Error(`${lines[at - 1]}: ${said}`);
    }
  };

  return { run, sent: () => sent, close: () => child.kill('SIGKILL') };
}
