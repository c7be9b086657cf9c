import { connect, type Socket } from 'node:net';
import { type Phase } from './contract.ts';
import { type Ended, phaseError, type PhaseTime, runPhase } from './phase.ts';

/** What a connection attempt ended with; the socket is null, and closed, where it did not get through. */
export interface Connected {
  readonly phase: Phase<null>;
  readonly socket: Socket | null;
}

/** Opens a connection to one address: no name is looked up, and no other address is tried beside it. */
export async function connectTo(address: string, port: number, time: PhaseTime): Promise<Connected> {
  const socket = connect({ host: address, port, autoSelectFamily: false });
  // What comes after the phase has ended belongs to the next one, or to nobody.
  socket.on('error', () => undefined);
  const opened = new Promise<Ended<null>>((settle) => {
    socket.once('connect', () => {
      settle({ evidence: null, error: null });
    });
    socket.once('error', (error) => {
      settle({ evidence: null, error: phaseError(error) });
    });
  });
  const phase = await runPhase(() => opened, time);
  if (phase.outcome === 'done') return { phase, socket };
  socket.destroy();
  return { phase, socket: null };
}
