import { type ReportPath } from '../audit/report.ts';
import { labelled, signedLines, type Terminal } from './terminal.ts';

type Witness = NonNullable<ReportPath['witness']['passes']>;

/** Draws the two connections that show a part passes and a part does not; nothing where there are none. */
export function drawWitnesses(terminal: Terminal, { witness, to }: ReportPath): readonly string[] {
  const { passes, fails } = witness;
  const width = terminal.width - 2;
  const say = (each: Witness): string => terminal.say(witnessText(each, to.port));
  const lines = [
    ...(passes === null ? [] : signedLines(terminal, 'good', `passes: ${say(passes)}`, width)),
    ...(fails === null ? [] : signedLines(terminal, 'bad', `fails: ${say(fails)}`, width)),
  ];
  return lines.length === 0 ? [] : [terminal.style.bold('for example'), ...labelled('  ', lines)];
}

/** One connection: `10.0.1.4:1024 → 10.0.2.84:443, from port 2048 at the NAT device`. */
function witnessText({ clientAddress, clientPort, address, natPort }: Witness, port: number): string {
  const nat = natPort === null ? '' : `, from port ${natPort} at the NAT device`;
  return `${place(clientAddress, clientPort)} → ${place(address, port)}${nat}`;
}

function place(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
