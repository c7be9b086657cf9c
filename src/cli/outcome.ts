/** What a command answers. */
export interface Outcome {
  /** For stdout. */
  readonly text: string;
  /** For stderr. */
  readonly remarks: string;
  readonly exitCode: number;
}
