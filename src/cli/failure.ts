import { visibleText } from '../report/safe-text.ts';
import { InputError } from '../sources/input-error.ts';
import { UnableError } from '../sources/unable-error.ts';
import { exitCodes } from './exit-code.ts';
import { OutputError } from './write-text.ts';

/** What a failed run says, and its exit code. */
export interface Failure {
  readonly text: string;
  readonly exitCode: number;
}

/** Words an error: the user's mistakes with the next step, all others as defects; with its stack on request. */
export function describeFailure(error: unknown, debug: boolean): Failure {
  const stack = debug && error instanceof Error ? `${visibleLines(stackOf(error))}\n` : '';
  if (error instanceof InputError || error instanceof UnableError) {
    const text = `planecheck: ${visibleMessage(error.message)}\n  ${visibleMessage(error.next)}\n`;
    const exitCode = error instanceof InputError ? exitCodes.wrongInput : exitCodes.failed;
    return { text: text + stack, exitCode };
  }
  const message = visibleText(error instanceof Error ? error.message : String(error));
  if (error instanceof OutputError)
    return { text: `planecheck: ${message}\n${stack}`, exitCode: exitCodes.failed };
  const next = debug ? '' : '; run with --debug to see where';
  return { text: `planecheck: internal error (${message})${next}\n${stack}`, exitCode: exitCodes.failed };
}

function stackOf(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\nbecause of ${stackOf(error.cause)}` : own;
}

function visibleLines(text: string): string {
  return text.split('\n').map(visibleText).join('\n');
}

// Messages indent the lines of their own; any other newline came from a name.
function visibleMessage(text: string): string {
  return text
    .split(/\n(?= {2})/)
    .map(visibleText)
    .join('\n');
}
