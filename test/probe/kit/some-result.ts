import { type Attempt, type Phase, type ProbeResult } from '../../../src/probe/contract.ts';
import { someTarget } from './some-request.ts';

const connected: Phase<null> = { outcome: 'done', milliseconds: 3, evidence: null };
const attempt: Attempt = {
  address: '10.0.1.5',
  round: 1,
  connect: connected,
  handshake: {
    outcome: 'failed',
    milliseconds: 9,
    error: { code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' },
    evidence: {
      protocol: 'TLSv1.3',
      certificate: {
        subject: { commonName: 'a', organization: null },
        issuer: { commonName: 'b', organization: 'Amazon' },
        names: ['a.example'],
        validFrom: '2026-01-01T00:00:00.000Z',
        validTo: null,
      },
    },
  },
  request: null,
};
const answered: Attempt = {
  ...attempt,
  handshake: { outcome: 'done', milliseconds: 9, evidence: { protocol: 'TLSv1.2', certificate: null } },
  request: {
    outcome: 'done',
    milliseconds: 12,
    evidence: {
      status: 403,
      requestId: 'b3c1',
      errorType: 'ForbiddenException',
      markers: ['x-amzn-errortype', 'x-amzn-requestid'],
      error: { type: null, message: { field: 'message', text: 'Forbidden' } },
      body: 'whole',
    },
  },
};
/** A result with a field of each kind. */
export const someResult: ProbeResult = {
  schema: 'planecheck/probe/v1',
  kind: 'result',
  version: '1.2.3',
  startedAt: '2026-11-23T01:00:00.000Z',
  milliseconds: 31,
  coldStart: true,
  targets: [
    { outcome: 'refused', id: 'r', host: 'a.example', port: 443, reason: 'host-not-allowed' },
    {
      outcome: 'tried',
      id: 't',
      host: someTarget.host,
      port: 443,
      families: [
        {
          family: 'ipv4',
          outcome: 'inconsistent',
          endedIn: null,
          resolve: {
            outcome: 'done',
            milliseconds: 2,
            evidence: {
              by: 'system',
              addresses: ['10.0.1.5'],
              dns: {
                servers: ['10.0.0.2'],
                records: [{ address: '10.0.1.5', ttl: 60 }],
                chain: ['b.example'],
                chainIsWhole: true,
                error: null,
              },
            },
          },
          attempts: [attempt, answered],
        },
      ],
    },
  ],
};
