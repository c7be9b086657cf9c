import { type Output } from './world.ts';

/** Says on stderr how far a long run is. */
export interface Progress {
  /** Says what is being done. */
  readonly begin: (doing: string) => void;
  /** Says how far it is, in the place of what was said before, where a person watches. */
  readonly say: (text: string) => void;
  /** Takes away what was said last, where a person watches. */
  readonly end: () => void;
}

/**
 * Progress for a stream: one line that is written anew at a terminal of known width, one plain line at the start
 * anywhere else.
 */
export function makeProgress(stderr: Output): Progress {
  const { isTTY, columns = 0 } = stderr;
  if (isTTY !== true || columns === 0) {
    const begin = (doing: string) => {
      stderr.write(`planecheck: ${doing}\n`);
    };
    return { begin, say: () => undefined, end: () => undefined };
  }
  let said = '';
  const write = (text: string) => {
    stderr.write(`\r\u001B[2K${text.slice(0, columns - 1)}`);
  };
  return {
    begin: (doing) => {
      said = doing;
      write(said);
    },
    say: (text) => {
      write(`${said}: ${text}`);
    },
    end: () => {
      if (said !== '') write('');
    },
  };
}
