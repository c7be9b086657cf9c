import { setTimeout } from 'node:timers/promises';
import { readAuthorities } from './authorities.ts';
import { type CollectingStep } from './collecting-step.ts';
import { openSession } from './session.ts';
import { type Environment } from './settings-files.ts';
import { type Snapshot } from '../aws-cli/snapshot.ts';

/** Milliseconds in which a request is signed and handed to the network. */
const timeToLeave = 25;

/** How an account is to be read. */
export interface SnapshotOptions {
  /** Undefined: what the environment and the profile say. */
  readonly region: string | undefined;
  /** The variables that the SDK reads as well. */
  readonly environment: Environment;
  /** Whether the command line names the profile that AWS_PROFILE holds. */
  readonly isProfileChosen: boolean;
  /** A file of certificate authorities to trust beside those of Node.js (AWS_CA_BUNDLE); undefined for none. */
  readonly authoritiesFile: string | undefined;
  /** What AWS's logs show as the caller's program. */
  readonly userAgent: string;
  /** Called when there are credentials and a region, and the asking begins. */
  readonly onStart: (region: string) => void;
  readonly onStep: (step: CollectingStep) => void;
}

/**
 * Reads an account's network in one region, with the credentials and settings that the AWS CLI would use.
 * @throws InputError `no-profile`, `no-region`, `endpoint`, `path-not-found`; UnableError where AWS cannot be asked.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const { region, environment, isProfileChosen, authoritiesFile, userAgent, onStart, onStep } = options;
  const connections = { authorities: await readAuthorities(authoritiesFile) };
  const takenAt = `${new Date().toISOString().slice(0, 19)}Z`;
  const session = await openSession({ region, environment, isProfileChosen, connections, userAgent });
  try {
    onStart(session.region);
    // Loading the other clients stops everything else: first the request is to be on its way.
    await setTimeout(timeToLeave);
    const { collectFrom } = await import('./collect-from.ts');
    return await collectFrom(session, takenAt, onStep);
  } finally {
    session.handler.destroy();
  }
}
