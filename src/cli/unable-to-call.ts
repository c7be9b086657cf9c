import { CallError } from '../deploy/call-error.ts';
import { UnableError } from '../sources/unable-error.ts';

/** An error as a run ends with it: what a call to AWS failed of in words, all others as they are. */
export async function unableToCall(error: unknown): Promise<unknown> {
  if (!(error instanceof CallError)) return error;
  const { message, next, isOfCredentials } = await wordsOf(error);
  return new UnableError(isOfCredentials ? 'credentials-refused' : 'call-failed', message, next);
}

/** What a call failed of, in one line. */
export async function callFailure(error: unknown): Promise<string> {
  if (error instanceof CallError) return (await wordsOf(error)).message;
  return error instanceof Error ? error.message : String(error);
}

async function wordsOf({ call, cause }: CallError) {
  const { failureOf, isOfCredentials } = await import('../sources/aws/call-failure.ts');
  const failure = failureOf(cause);
  const again = 'What is there already is completed by another run.';
  if (failure.kind === 'unanswered') {
    return {
      message: `${call}: ${failure.host} did not answer (${failure.reason})`,
      next: `Run it where this host can be reached (HTTPS_PROXY is obeyed). ${again}`,
      isOfCredentials: false,
    };
  }
  const said = `${failure.code}: ${failure.message}`;
  if (failure.kind === 'refused')
    return {
      message: `${call} was refused: ${said}`,
      next: `Give the caller the policy that planecheck permissions --for prints. ${again}`,
      isOfCredentials: false,
    };
  if (isOfCredentials(failure))
    return {
      message: `${call}: AWS does not accept the credentials: ${said}`,
      next: `Sign in again (aws sso login), or give other credentials (--profile, AWS_PROFILE). ${again}`,
      isOfCredentials: true,
    };
  return { message: `${call} failed: ${said}`, next: `Run it again. ${again}`, isOfCredentials: false };
}
