import { describe, expect, test } from 'vitest';
import { classifyFamily, notRun } from '../../../src/audit/observation/classify-family.ts';
import {
  connectionErrors,
  handshakeErrors,
  resolveErrors,
} from '../../../src/audit/observation/failure-causes.ts';
import { type FailureCause, type ObservationLayer } from '../../../src/audit/observation/observation.ts';
import {
  type Attempt,
  type DnsEvidence,
  type FamilyResult,
  type Phase,
  type ResolveEvidence,
} from '../../../src/probe/contract.ts';
import { serviceTargets } from '../../../src/targets/services.ts';
import {
  amazonCertificate,
  answer,
  answering,
  attempt,
  awsError,
  controlPlane,
  cut,
  dataPlane,
  done,
  failed,
  otherCertificate,
  resultOf,
  shaken,
  timedOut,
  unresolved,
} from './kit/family-result.ts';

const madeUp = { ...dataPlane, isMadeUp: true };

function dnsSays(code: string | null, more: Partial<DnsEvidence> = {}): DnsEvidence {
  return {
    servers: ['10.0.0.2'],
    records: [],
    chain: [],
    chainIsWhole: true,
    error: code === null ? null : { code, message: code },
    ...more,
  };
}

function lookup(code: string, dns: DnsEvidence | null): Phase<ResolveEvidence> {
  const evidence: ResolveEvidence = { by: 'system', addresses: [], dns };
  return { outcome: 'failed', milliseconds: 3, error: { code, message: code }, evidence };
}

const silent: Phase<ResolveEvidence> = {
  outcome: 'timeout',
  milliseconds: 3000,
  evidence: { by: 'dns', addresses: [], dns: dnsSays('ETIMEOUT') },
};

/** https://nodejs.org/api/dns.html#error-codes; EAI_… are those of getaddrinfo(3). */
const ofNames: readonly [story: string, Phase<ResolveEvidence>, FailureCause, detail: string][] = [
  [
    'no such name',
    lookup('ENOTFOUND', dnsSays('ENOTFOUND')),
    'NXDOMAIN',
    'ENOTFOUND; name servers: 10.0.0.2',
  ],
  [
    'no address of the family',
    lookup('ENODATA', dnsSays('ENODATA', { chain: ['b.example', 'c.example'] })),
    'NO_ADDRESS',
    'ENODATA; CNAME to b.example, then c.example; name servers: 10.0.0.2',
  ],
  [
    'a server that fails',
    lookup('ESERVFAIL', dnsSays('ESERVFAIL')),
    'DNS_FAILURE',
    'ESERVFAIL; name servers: 10.0.0.2',
  ],
  [
    'a server that refuses',
    lookup('EREFUSED', dnsSays('EREFUSED')),
    'DNS_FAILURE',
    'EREFUSED; name servers: 10.0.0.2',
  ],
  [
    'no server at the port',
    lookup('ECONNREFUSED', dnsSays('ECONNREFUSED')),
    'REFUSED',
    'ECONNREFUSED; name servers: 10.0.0.2',
  ],
  ['the lookup, not now', lookup('EAI_AGAIN', null), 'DNS_FAILURE', 'EAI_AGAIN'],
  ['the lookup, never', lookup('EAI_FAIL', null), 'DNS_FAILURE', 'EAI_FAIL'],
  [
    'a reason nobody listed',
    lookup('EBADRESP', dnsSays('EBADRESP')),
    'DNS_FAILURE',
    'EBADRESP; name servers: 10.0.0.2',
  ],
  ['no answer', silent, 'TIMEOUT', 'no answer in time; name servers: 10.0.0.2'],
  [
    'no answer, as a code',
    lookup('ETIMEOUT', dnsSays('ETIMEOUT')),
    'TIMEOUT',
    'ETIMEOUT; name servers: 10.0.0.2',
  ],
  [
    'a lookup that knows less than DNS',
    lookup('ENOTFOUND', dnsSays(null, { records: [{ address: '10.0.1.5', ttl: 60 }] })),
    'DNS_FAILURE',
    "the system's lookup says ENOTFOUND, though DNS gives 10.0.1.5; name servers: 10.0.0.2",
  ],
  [
    'a lookup that finds nothing where DNS is silent',
    lookup('ENOTFOUND', dnsSays('ETIMEOUT')),
    'NO_ADDRESS',
    'ENOTFOUND; name servers: 10.0.0.2',
  ],
];

/** Where the phases before have passed, what each error means. */
const ofConnections: readonly (readonly [
  story: string,
  Partial<Attempt>,
  ObservationLayer,
  FailureCause,
  says: string,
])[] = [
  ['nothing comes back', { connect: timedOut }, 'tcp', 'TIMEOUT', 'no answer in time'],
  ...(
    [
      ['ETIMEDOUT', 'TIMEOUT'],
      ['ECONNREFUSED', 'REFUSED'],
      ['ECONNRESET', 'RESET'],
      ['ECONNABORTED', 'RESET'],
      ['EPIPE', 'RESET'],
      ['EHOSTUNREACH', 'UNREACHABLE'],
      ['EHOSTDOWN', 'UNREACHABLE'],
      ['ENETUNREACH', 'UNREACHABLE'],
      ['ENETDOWN', 'UNREACHABLE'],
      ['EADDRNOTAVAIL', 'UNREACHABLE'],
      ['EAFNOSUPPORT', 'UNREACHABLE'],
      ['EPERM', 'OTHER'],
      ['constructor', 'OTHER'],
    ] as const
  ).map(([code, cause]) => [code, { connect: failed(code) }, 'tcp', cause, code] as const),
  ['the greeting is not answered', { handshake: timedOut }, 'tls', 'TIMEOUT', 'no answer in time'],
  ...(
    [
      ['ECONNRESET', 'RESET'],
      ['EHOSTUNREACH', 'UNREACHABLE'],
      ['UNABLE_TO_GET_ISSUER_CERT', 'CERT_UNTRUSTED'],
      ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
      ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_UNTRUSTED'],
      ['UNABLE_TO_DECRYPT_CERT_SIGNATURE', 'CERT_UNTRUSTED'],
      ['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'CERT_UNTRUSTED'],
      ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_UNTRUSTED'],
      ['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_UNTRUSTED'],
      ['CERT_SIGNATURE_FAILURE', 'CERT_UNTRUSTED'],
      ['CERT_CHAIN_TOO_LONG', 'CERT_UNTRUSTED'],
      ['CERT_UNTRUSTED', 'CERT_UNTRUSTED'],
      ['CERT_REJECTED', 'CERT_UNTRUSTED'],
      ['CERT_REVOKED', 'CERT_UNTRUSTED'],
      ['INVALID_CA', 'CERT_UNTRUSTED'],
      ['INVALID_PURPOSE', 'CERT_UNTRUSTED'],
      ['PATH_LENGTH_EXCEEDED', 'CERT_UNTRUSTED'],
      ['CERT_HAS_EXPIRED', 'CERT_EXPIRED'],
      ['CERT_NOT_YET_VALID', 'CERT_EXPIRED'],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_NAME'],
      ['HOSTNAME_MISMATCH', 'CERT_NAME'],
      ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'TLS_FAILURE'],
      ['EPROTO', 'TLS_FAILURE'],
    ] as const
  ).map(([code, cause]) => [code, { handshake: failed(code) }, 'tls', cause, code] as const),
  [
    'the question is not answered',
    { handshake: shaken(), request: timedOut },
    'http',
    'TIMEOUT',
    'no answer in time',
  ],
  ...(
    [
      ['ECONNRESET', 'http', 'RESET'],
      ['HPE_INVALID_CONSTANT', 'http', 'HTTP_FAILURE'],
      // A server of TLS 1.3 that wants a client's certificate says so after the handshake.
      ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls', 'TLS_FAILURE'],
    ] as const
  ).map(
    ([code, layer, cause]) =>
      [code, { handshake: shaken(), request: failed(code) }, layer, cause, code] as const,
  ),
];

describe('a name that leads nowhere', () => {
  test.each(ofNames)('%s', (_story, resolve, cause, detail) => {
    expect(classifyFamily(unresolved(resolve), controlPlane)).toStrictEqual({
      outcome: 'failed',
      family: 'ipv4',
      layer: 'dns',
      cause,
      notRun: null,
      detail,
      answer: null,
      interceptedBy: null,
      addresses: [],
      milliseconds: resolve.milliseconds,
    });
  });

  test('every code of the table has a case', () => {
    const codes = ofNames.flatMap(([, phase]) => (phase.outcome === 'failed' ? [phase.error.code] : []));
    expect(Object.keys(resolveErrors).filter((code) => !codes.includes(code))).toStrictEqual([]);
  });

  test.each<[string, Phase<ResolveEvidence>, 'not-run' | 'failed']>([
    ['does not exist', lookup('ENOTFOUND', dnsSays('ENOTFOUND')), 'not-run'],
    ['has no address', lookup('ENODATA', dnsSays('ENODATA')), 'not-run'],
    ['is not answered for', silent, 'failed'],
    ['meets a server that fails', lookup('ESERVFAIL', dnsSays('ESERVFAIL')), 'failed'],
    ['is not found by the system, while DNS is silent', lookup('ENOTFOUND', dnsSays('ETIMEOUT')), 'failed'],
  ])('a made-up name that %s', (_story, resolve, outcome) => {
    const seen = classifyFamily(unresolved(resolve), madeUp);
    expect(seen).toMatchObject({ outcome, notRun: outcome === 'not-run' ? 'made-up-name' : null });
  });
});

describe('a connection that comes to nothing', () => {
  test.each(ofConnections)('%s', (_story, phases, layer, cause, says) => {
    expect(classifyFamily(resultOf(attempt(phases)), controlPlane)).toMatchObject({
      outcome: 'failed',
      layer,
      cause,
      notRun: null,
      detail: `10.0.1.5: ${says}`,
      answer: null,
      interceptedBy: null,
      addresses: ['10.0.1.5'],
    });
  });

  test('every code of the tables has a case', () => {
    const codes = ofConnections.map(([code]) => code);
    const listed = [...Object.keys(connectionErrors), ...Object.keys(handshakeErrors)];
    expect(listed.filter((code) => !codes.includes(code))).toStrictEqual([]);
  });

  test('a certificate that is refused is shown', () => {
    const handshake: Attempt['handshake'] = {
      outcome: 'failed',
      milliseconds: 9,
      error: { code: 'SELF_SIGNED_CERT_IN_CHAIN', message: '' },
      evidence: {
        protocol: 'TLSv1.3',
        certificate: { ...otherCertificate, names: ['a.example', 'b.example', 'c.example', 'd.example'] },
      },
    };
    expect(classifyFamily(resultOf(attempt({ handshake })), controlPlane).detail).toBe(
      '10.0.1.5: SELF_SIGNED_CERT_IN_CHAIN, shown was a certificate of Example Ltd (Example Inspection CA 2) for a.example, b.example, c.example, …, valid from 2026-01-01 to 2027-01-30',
    );
  });
});

describe('an answer without headers of AWS', () => {
  test.each([
    [200, otherCertificate, 'a certificate of Example Ltd (Example Inspection CA 2)'],
    [403, otherCertificate, 'a certificate of Example Ltd (Example Inspection CA 2)'],
    [407, otherCertificate, 'a certificate of Example Ltd (Example Inspection CA 2)'],
    [
      302,
      { ...otherCertificate, issuer: { commonName: 'proxy', organization: null } },
      'a certificate of proxy',
    ],
    [
      302,
      { ...otherCertificate, issuer: { commonName: null, organization: null } },
      'a certificate of an issuer without a name',
    ],
    [503, null, 'no certificate'],
    [401, amazonCertificate, 'a certificate of Amazon (Amazon RSA 2048 M01), which is an expected issuer'],
  ] as const)('is not AWS, with %i', (status, certificate, shown) => {
    // What a body says decides nothing.
    const error = {
      type: 'AccessDeniedException',
      message: { field: 'Message', text: 'User: anonymous' },
    } as const;
    const one = answering(answer(status, { error }), { handshake: shaken(certificate) });
    expect(classifyFamily(resultOf(one), controlPlane)).toMatchObject({
      outcome: 'failed',
      layer: 'http',
      cause: 'NOT_AWS',
      answer: null,
      interceptedBy: null,
      detail: `10.0.1.5: status ${status} with none of AWS's headers, behind ${shown}`,
    });
  });

  test('of a service that is not known to mark its answers, behind a certificate of Amazon, tells nothing', () => {
    const one = answering(answer(401), { handshake: shaken(amazonCertificate) });
    const [registry] = serviceTargets('ecr.dkr', null, 'eu-west-1');
    if (registry === undefined) throw new Error('no registry in the table');
    const asked = { ...controlPlane, target: registry };
    expect(classifyFamily(resultOf(one), asked)).toMatchObject({
      outcome: 'not-run',
      notRun: 'unmarked-answer',
      detail: `10.0.1.5: status 401 with none of AWS's headers, behind a certificate of Amazon (Amazon RSA 2048 M01), which is an expected issuer`,
    });
    const other = answering(answer(401), { handshake: shaken(otherCertificate) });
    expect(classifyFamily(resultOf(other), asked)).toMatchObject({ outcome: 'failed', cause: 'NOT_AWS' });
  });

  test('outside of the main partition no issuer is known, so that none is another', () => {
    const [control] = serviceTargets('apigateway', 'control', 'cn-north-1');
    if (control === undefined) throw new Error('no control plane in the table');
    const one = answering(answer(200, { requestId: 'r-1' }), { handshake: shaken(otherCertificate) });
    expect(classifyFamily(resultOf(one), { ...controlPlane, target: control }).interceptedBy).toBeNull();
    expect(classifyFamily(resultOf(one), controlPlane).interceptedBy).toBe(
      'Example Ltd (Example Inspection CA 2)',
    );
  });

  test('headers of others are none of AWS', () => {
    const markers = ['via', 'x-amznot', 'server'];
    expect(classifyFamily(resultOf(answering(answer(200, { markers }))), controlPlane).cause).toBe('NOT_AWS');
  });
});

describe('a certificate of another trusted issuer', () => {
  const request = awsError(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');

  test('before an answer of AWS', () => {
    const one = answering(request, { handshake: shaken(otherCertificate) });
    expect(classifyFamily(resultOf(answering(request), one), controlPlane)).toMatchObject({
      outcome: 'reached',
      interceptedBy: 'Example Ltd (Example Inspection CA 2)',
    });
  });

  test('is expected where the caller says so', () => {
    const lab = { ...otherCertificate, issuer: { commonName: 'the lab', organization: null } };
    const result = resultOf(answering(request, { handshake: shaken(lab) }));
    expect(classifyFamily(result, controlPlane, ['the lab']).interceptedBy).toBeNull();
    expect(classifyFamily(result, controlPlane).interceptedBy).toBe('the lab');
  });
});

describe('several attempts', () => {
  const refused = awsError(403, 'AccessDeniedException', 'no');
  const reached = awsError(403, 'MissingAuthenticationTokenException', null);
  const other = { address: '10.0.2.5' };
  const again = { round: 2 };

  test.each<[string, FamilyResult, detail: string]>([
    [
      'one zone does not answer',
      resultOf(answering(reached), attempt({ ...other, connect: timedOut })),
      '10.0.1.5: reached (403 missing-token); 10.0.2.5: tcp TIMEOUT',
    ],
    [
      'one round does not',
      resultOf(attempt({ connect: timedOut }), answering(reached, again)),
      '10.0.1.5: tcp TIMEOUT, then reached (403 missing-token)',
    ],
    [
      'rounds agree for each address',
      resultOf(
        answering(reached),
        attempt({ ...other, connect: failed('ECONNREFUSED') }),
        answering(reached, again),
        attempt({ ...other, ...again, connect: failed('ECONNREFUSED') }),
      ),
      '10.0.1.5: reached (403 missing-token); 10.0.2.5: tcp REFUSED',
    ],
    [
      'one is refused by AWS',
      resultOf(answering(reached), answering(refused, other)),
      '10.0.1.5: reached (403 missing-token); 10.0.2.5: denied (403 unsigned-access-denied)',
    ],
    [
      'they fail in two layers',
      resultOf(attempt({ connect: timedOut }), attempt({ ...other, handshake: timedOut })),
      '10.0.1.5: tcp TIMEOUT; 10.0.2.5: tls TIMEOUT',
    ],
    [
      'one of very many addresses',
      resultOf(
        answering(reached),
        ...Array.from({ length: 8 }, (_, at) => attempt({ address: `10.0.2.${at}`, connect: timedOut })),
      ),
      '10.0.1.5: reached (403 missing-token); 10.0.2.0: tcp TIMEOUT; 10.0.2.1: tcp TIMEOUT; 10.0.2.2: tcp TIMEOUT; 10.0.2.3: tcp TIMEOUT; 10.0.2.4: tcp TIMEOUT; 3 more',
    ],
  ])('disagree where %s', (_story, result, detail) => {
    expect(classifyFamily(result, controlPlane)).toMatchObject({
      outcome: 'inconsistent',
      layer: null,
      cause: null,
      answer: null,
      detail,
    });
  });

  test('agree where only the code of one cause differs', () => {
    const result: FamilyResult = {
      ...resultOf(
        attempt({ handshake: failed('ECONNRESET') }),
        attempt({ ...other, handshake: failed('EPIPE') }),
      ),
      outcome: 'inconsistent',
      endedIn: null,
    };
    expect(classifyFamily(result, controlPlane)).toMatchObject({
      outcome: 'failed',
      layer: 'tls',
      cause: 'RESET',
    });
  });

  test('that all reached AWS are one, and say how they differ', () => {
    const throttled = awsError(429, 'TooManyRequestsException', null);
    expect(
      classifyFamily(resultOf(answering(reached), answering(throttled, again)), controlPlane),
    ).toMatchObject({
      outcome: 'reached',
      answer: { code: 'missing-token' },
      detail: '10.0.1.5: reached (403 missing-token), then reached (429 throttled)',
    });
  });

  test.each<[string, FamilyResult]>([
    ['in asking for the name', unresolved(cut)],
    ['in connecting', resultOf(attempt({ connect: cut }))],
    ['in the handshake', resultOf(attempt({ handshake: cut }))],
    ['before the handshake', resultOf(attempt())],
    ['in the request', resultOf(attempt({ handshake: shaken(), request: cut }))],
    ['before the request', resultOf(attempt({ handshake: shaken() }))],
    ['before any attempt', resultOf()],
  ])('that were stopped %s say nothing', (_story, result) => {
    expect(classifyFamily(result, controlPlane)).toMatchObject({
      outcome: 'not-run',
      notRun: 'cut',
      layer: null,
    });
  });

  test('that were stopped count for nothing beside others', () => {
    const result = resultOf(answering(reached), attempt({ ...other, connect: cut }));
    expect(classifyFamily(result, controlPlane)).toMatchObject({ outcome: 'reached', detail: null });
  });

  test('take as long as the slowest, with the name', () => {
    const slow = answering(reached, { connect: done(null, 40), handshake: shaken() });
    expect(classifyFamily(resultOf(answering(reached), slow), controlPlane).milliseconds).toBe(
      2 + 40 + 1 + 1,
    );
  });
});

test('a target that was not tried', () => {
  expect(notRun('ipv6', 'no-credentials', 'because')).toStrictEqual({
    outcome: 'not-run',
    family: 'ipv6',
    layer: null,
    cause: null,
    notRun: 'no-credentials',
    detail: 'because',
    answer: null,
    interceptedBy: null,
    addresses: [],
    milliseconds: null,
  });
});
