import { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as startRequest } from 'node:https';
import { type TLSSocket } from 'node:tls';
import {
  type BodyRead,
  type Phase,
  type PhaseError,
  type ProbeTarget,
  type RequestEvidence,
} from './contract.ts';
import { errorFieldsOf } from './error-fields.ts';
import { inTime } from './in-time.ts';
import { phaseError, type PhaseTime, runPhase } from './phase.ts';

/** What is asked: the target's request with the headers that sign it. */
export type Question = Pick<ProbeTarget, 'method' | 'path'> & {
  readonly headers: Readonly<Record<string, string>>;
};

/** Bytes of an error's body that are read to find its type and message. */
const mostBodyBytes = 16_384;
const longestHeader = 256;

/**
 * Sends one request over an open connection and records the answer's head; the connection is closed afterwards.
 * No redirect is followed. Once the status is there the phase is done, whatever becomes of the connection.
 */
export async function askOver(
  socket: TLSSocket,
  question: Question,
  time: PhaseTime,
): Promise<Phase<RequestEvidence>> {
  const startedAt = performance.now();
  const answered = answerHead(socket, question);
  const phase = await runPhase<RequestEvidence>(async () => {
    const head = await answered;
    return 'response' in head ? { evidence: headEvidence(head.response), error: null } : head;
  }, time);
  try {
    if (phase.outcome !== 'done' || !isAwsError(phase.evidence)) return phase;
    const head = await answered;
    if (!('response' in head)) return phase;
    const milliseconds = Math.max(0, time.milliseconds - (performance.now() - startedAt));
    const { body, bytes } = await bodyOf(head.response, { ...time, milliseconds });
    return { ...phase, evidence: { ...phase.evidence, body, error: errorFieldsOf(bytes) } };
  } finally {
    socket.destroy();
  }
}

type Head = { readonly response: IncomingMessage } | { readonly evidence: null; readonly error: PhaseError };

function answerHead(socket: TLSSocket, { method, path, headers }: Question): Promise<Head> {
  return new Promise((settle) => {
    const request = startRequest({ createConnection: () => socket, method, path, headers, setHost: false });
    request.once('response', (response) => {
      // Without a listener an error after the head would end the program.
      response.on('error', () => undefined);
      settle({ response });
    });
    request.once('upgrade', (response) => {
      settle({ response });
    });
    request.on('error', (error) => {
      settle({ evidence: null, error: phaseError(error) });
    });
    request.once('close', () => {
      settle({ evidence: null, error: { code: 'ECONNRESET', message: 'closed before an answer' } });
    });
    request.end();
  });
}

function headEvidence({ statusCode = 0, headers }: IncomingMessage): RequestEvidence {
  const markers = Object.keys(headers).filter((name) => /^(?:x-amzn?|apigw)-/.test(name));
  return {
    status: statusCode,
    requestId: headerOf(headers, 'x-amzn-requestid'),
    errorType: headerOf(headers, 'x-amzn-errortype'),
    markers: markers
      .map((name) => name.slice(0, 100))
      .toSorted()
      .slice(0, 20),
    error: null,
    body: 'unread',
  };
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  return headers[name]?.toString().slice(0, longestHeader) ?? null;
}

/** Whose words may be kept: those of an error that AWS marked as its own. */
function isAwsError({ status, markers }: RequestEvidence): boolean {
  return status >= 400 && markers.length > 0;
}

async function bodyOf(
  response: IncomingMessage,
  { milliseconds, deadline }: PhaseTime,
): Promise<{ readonly body: BodyRead; readonly bytes: Buffer }> {
  const pieces: Buffer[] = [];
  let size = 0;
  const read = new Promise<BodyRead>((settle) => {
    response.on('data', (piece: Buffer) => {
      pieces.push(piece.subarray(0, mostBodyBytes - size));
      size += piece.length;
      if (size > mostBodyBytes) {
        response.destroy();
        settle('part');
      }
    });
    response.once('end', () => {
      settle(response.complete ? 'whole' : 'part');
    });
    response.once('close', () => {
      settle('part');
    });
  });
  const waited = await inTime(read, milliseconds, deadline);
  return { body: waited.how === 'done' ? waited.value : 'part', bytes: Buffer.concat(pieces) };
}
