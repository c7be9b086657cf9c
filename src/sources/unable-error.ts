/** Why a run could not do what it was asked. */
export type UnableErrorCode =
  'no-credentials' | 'credentials-refused' | 'no-answer' | 'call-failed' | 'not-confirmed';

/**
 * Nothing is wrong with the call or a file, and it cannot be done all the same: `message` says what happened,
 * `next` what to do about it.
 */
export class UnableError extends Error {
  override readonly name = 'UnableError';
  readonly code: UnableErrorCode;
  readonly next: string;

  constructor(code: UnableErrorCode, message: string, next: string) {
    super(message);
    this.code = code;
    this.next = next;
  }
}
