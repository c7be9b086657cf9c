import net from 'node:net';
import { readRequest } from '../../../src/probe/read-request.ts';
import { runProbe } from '../../../src/probe/run-probe.ts';
import { type ProbeResult } from '../../../src/probe/contract.ts';
import { setMachine } from './machine.ts';
import { type Attempt, type ClientRequests, type Outcome, type ProbeRun } from './messages.ts';
import { answerRequests } from './requests.ts';

let authorities = '';

answerRequests<ClientRequests>({
  trust: async (request) => {
    authorities = request.authority;
    return true;
  },
  connect: ({ attempts }) => Promise.all(attempts.map(connect)),
  probe,
});

function probe({ request, nameServers, ports, credentials }: ProbeRun): Promise<ProbeResult> {
  const read = readRequest(request);
  if (!read.ok) throw new Error(`${read.problem.field} ${read.problem.reason}`);
  setMachine(nameServers, ports);
  return runProbe(read.value, {
    version: '0.0.0-lab',
    allows: () => true,
    credentials,
    coldStart: false,
    milliseconds: null,
    authorities,
  });
}

function connect({ id, localAddress, localPort, address, port, timeout }: Attempt): Promise<Outcome> {
  return new Promise((settle) => {
    const socket = net.connect({ host: address, port, localAddress, localPort });
    let isSettled = false;
    const end = (result: string): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      // A reset leaves nothing behind: the same port can be used at once for another connection.
      if (socket.connecting) socket.destroy();
      else socket.resetAndDestroy();
      settle({ id, result });
    };
    // Under load a timer runs before an answer that is there already: look at the socket once more.
    const giveUp = (): void => {
      if (socket.connecting) end('TIMEOUT');
    };
    const timer = setTimeout(() => setImmediate(() => setImmediate(giveUp)), timeout);
    socket.once('error', (error: NodeJS.ErrnoException) => {
      end(error.code ?? error.message);
    });
    socket.once('connect', () => {
      end('open');
    });
  });
}
