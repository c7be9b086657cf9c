/** Put in by the build. */
declare const PLANECHECK_VERSION: string | undefined;

/** The version of this program; `0.0.0-development` where it runs from its sources. */
export const version: string =
  typeof PLANECHECK_VERSION === 'string' ? PLANECHECK_VERSION : '0.0.0-development';
