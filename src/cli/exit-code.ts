/**
 * Exit codes of runs that made no report; a report brings its own. An interrupted run ends by its signal, which
 * shells show as 130.
 */
export const exitCodes = {
  done: 0,
  wrongInput: 2,
  failed: 3,
} as const;
