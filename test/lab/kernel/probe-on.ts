import { type ProbeResult } from '../../../src/probe/contract.ts';
import { type ProbeRun } from '../agent/messages.ts';
import { type Home, turnScript } from '../build/turn.ts';
import { type Lab } from './lab.ts';

/** A client as a machine: the device that it sends by, and its addresses. */
export interface Machine {
  readonly device: string;
  readonly home: Home;
}

/**
 * Runs the probe on a client's machine. The probe chooses neither address nor port, so that the machine must be the
 * only one while it runs: one at a time in a lab.
 */
export async function probeOn(lab: Lab, { device, home }: Machine, run: ProbeRun): Promise<ProbeResult> {
  const { ip, ip6, undo, undo6 } = turnScript(device, home);
  const { ipv4, ipv6 } = lab.ip.clients;
  await Promise.all([ipv4.run(ip, 0), ipv6.run(ip6, 0)]);
  try {
    return await lab.clients.ask('probe', run);
  } finally {
    await Promise.all([ipv4.run(undo, 0), ipv6.run(undo6, 0)]);
  }
}
