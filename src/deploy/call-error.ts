/** A call to AWS that failed: `cause` is the SDK's error. */
export class CallError extends Error {
  override readonly name = 'CallError';
  /** `iam:CreateRole`, which is the IAM action as well. */
  readonly call: string;

  constructor(call: string, cause: unknown) {
    super(`${call}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.call = call;
  }
}

/** The answer to a call. @throws CallError */
export async function answerTo<T>(call: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new CallError(call, error);
  }
}

/** The answer to a call; null where AWS says that what is named is not there, or is there already. */
export async function answerUnless<T>(
  call: string,
  answer: Promise<T>,
  names: readonly string[],
): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return null;
    throw new CallError(call, error);
  }
}
