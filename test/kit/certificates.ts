// oxlint-disable-next-line import/no-unassigned-import -- the certificates' library wants it loaded first
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A key with its certificate, as PEM. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
}

/** Who signs certificates: itself, or one that this was made with. */
export interface Authority {
  readonly certificate: string;
  readonly sign: (request: CertificateRequest) => Promise<Identity>;
}

/** What a certificate says. */
export interface CertificateRequest {
  /** As in `CN=a server`. */
  readonly subject: string;
  readonly names: readonly string[];
  readonly addresses?: readonly string[];
  /** Days from now on; negative: it has run out since. */
  readonly days: number;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 86_400_000;

/** Makes an authority that clients may be told to trust. */
export async function makeAuthority(subject: string): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: subject,
    keys,
    signingAlgorithm: algorithm,
    ...validFor(2),
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  return {
    certificate: own.toString('pem'),
    sign: async (request) => issue(request, { name: own.subject, key: keys.privateKey }),
  };
}

/** Makes a certificate that its own key signed. */
export async function makeSelfSigned(request: CertificateRequest): Promise<Identity> {
  return issue(request, null);
}

async function issue(
  { subject, names, addresses = [], days }: CertificateRequest,
  issuer: { readonly name: string; readonly key: webcrypto.CryptoKey } | null,
): Promise<Identity> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject,
    issuer: issuer?.name ?? subject,
    publicKey: keys.publicKey,
    signingKey: issuer?.key ?? keys.privateKey,
    signingAlgorithm: algorithm,
    ...validFor(days),
    extensions: [
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns', value }) as const),
        ...addresses.map((value) => ({ type: 'ip', value }) as const),
      ]),
    ],
  });
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: x509.PemConverter.encode(key, 'PRIVATE KEY'), certificate: certificate.toString('pem') };
}

function validFor(days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - 3 * day), notAfter: new Date(now + days * day) };
}
