import { type Snapshot } from '../aws-cli/snapshot.ts';
import { makeClients } from './clients.ts';
import { collect } from './collect.ts';
import { type CollectingStep } from './collecting-step.ts';
import { type Session } from './session.ts';
import { toSnapshot } from './to-snapshot.ts';

/**
 * Makes the clients of a session and asks everything: loaded apart, so that the first request leaves before it.
 * @param takenAt ISO 8601
 * @throws UnableError as {@link collect} does.
 */
export async function collectFrom(
  session: Session,
  takenAt: string,
  onStep: (step: CollectingStep) => void,
): Promise<Snapshot> {
  return toSnapshot(await collect(await makeClients(session), onStep), session.region, takenAt);
}
