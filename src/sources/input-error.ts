/** What can be wrong with a call of the program or with a file that it was given. */
export type InputErrorCode =
  | 'path-not-found'
  | 'unreadable'
  | 'not-json'
  | 'file-too-large'
  | 'too-deep'
  | 'binary-file'
  | 'no-profile'
  | 'no-region'
  | 'endpoint'
  | 'regions-disagree'
  | 'nothing-recognised'
  | 'mixed-input'
  | 'source-code'
  | 'not-a-template'
  | 'manifest'
  | 'template'
  | 'parameter'
  | 'plan'
  | 'observations'
  | 'flag'
  | 'unknown-service'
  | 'unknown-host'
  | 'unknown-workload'
  | 'unknown-id'
  | 'unknown-format'
  | 'no-input'
  | 'output-exists';

/**
 * The user's call or file is wrong: `message` names the file, line or field, `next` what to do about it. Any
 * other error that leaves the program is a defect of the program.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: InputErrorCode;
  readonly next: string;

  constructor(code: InputErrorCode, message: string, next: string) {
    super(message);
    this.code = code;
    this.next = next;
  }
}
