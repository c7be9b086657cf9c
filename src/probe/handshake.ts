import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect, type SecureContext, type TLSSocket } from 'node:tls';
import { certificateOf } from './certificate.ts';
import { type HandshakeEvidence, type Phase, type PhaseError } from './contract.ts';
import { type Ended, phaseError, type PhaseTime, runPhase } from './phase.ts';

/** What a handshake ended with; the socket is null, and closed, where it did not get through. */
export interface Shaken {
  readonly phase: Phase<HandshakeEvidence>;
  readonly socket: TLSSocket | null;
}

/**
 * Shakes hands over an open connection. A certificate that is not trusted or of another name is recorded, and ends
 * the phase as it would end an ordinary client's: nothing is sent to whoever showed it.
 */
export async function shakeHands(
  connection: Socket,
  name: string,
  secureContext: SecureContext,
  time: PhaseTime,
): Promise<Shaken> {
  const socket = connect({
    socket: connection,
    secureContext,
    // An address is no name that SNI may carry (RFC 6066, section 3).
    ...(isIP(name) === 0 ? { servername: name } : {}),
    ALPNProtocols: ['http/1.1'],
    // Judged below, when the certificate is in hand. Left to Node, it would close the connection before.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
  socket.on('error', () => undefined);
  const broken = new Promise<PhaseError | null>((settle) => {
    socket.once('secureConnect', () => {
      settle(null);
    });
    socket.once('error', (error) => {
      settle(phaseError(error));
    });
    socket.once('close', () => {
      settle({ code: 'ECONNRESET', message: 'closed before the handshake was done' });
    });
  });
  const phase = await runPhase<HandshakeEvidence>(async () => {
    const error = await broken;
    return error === null ? evidenceOf(socket, name) : { evidence: null, error };
  }, time);
  if (phase.outcome === 'done') return { phase, socket };
  socket.destroy();
  connection.destroy();
  return { phase, socket: null };
}

function evidenceOf(socket: TLSSocket, name: string): Ended<HandshakeEvidence> {
  const peer = socket.getPeerCertificate();
  const certificate = certificateOf(peer);
  const evidence = { protocol: socket.getProtocol(), certificate };
  // The code of OpenSSL's verdict on the chain (`CERT_HAS_EXPIRED`), though Node types it as an error.
  const untrusted: unknown = socket.authorizationError;
  if (!socket.authorized) return { evidence, error: { code: String(untrusted), message: '' } };
  if (isIP(name) !== 0) return { evidence, error: isOfAddress(socket, name) ? null : ofOtherAddress };
  const mismatch = checkServerIdentity(name, peer);
  return { evidence, error: mismatch === undefined ? null : phaseError(mismatch) };
}

const ofOtherAddress = {
  code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  message: 'the certificate does not name the address',
};

/** Asked of OpenSSL: `checkServerIdentity` of Node 22.23 finds no IPv6 address in any certificate. */
function isOfAddress(socket: TLSSocket, address: string): boolean {
  return socket.getPeerX509Certificate()?.checkIP(address) !== undefined;
}
