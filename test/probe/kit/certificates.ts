import { type CertificateRequest, makeAuthority, makeSelfSigned } from '../../kit/certificates.ts';

/** A key with its certificate, as node:tls takes them: PEM. */
interface Shown {
  readonly key: string;
  readonly cert: string;
}

/** The name in the certificates that are of the right one. */
export const rightName = 'api.example.test';

/** A test authority to trust, and what a server may show. */
export interface Certificates {
  readonly authority: string;
  readonly right: Shown;
  readonly wrongName: Shown;
  readonly expired: Shown;
  readonly unknownIssuer: Shown;
  readonly selfSigned: Shown;
}

const right: CertificateRequest = {
  subject: 'O=Planecheck Tests, CN=a server',
  names: [rightName, '*.wild.example.test'],
  addresses: ['127.0.0.1', '::1'],
  days: 2,
};

/** Makes them anew. */
export async function makeCertificates(): Promise<Certificates> {
  const [authority, other] = await Promise.all([
    makeAuthority('O=Planecheck Tests, CN=An authority'),
    makeAuthority('O=Somebody, CN=Another authority'),
  ]);
  const shown = async (made: ReturnType<typeof makeSelfSigned>): Promise<Shown> => {
    const { key, certificate } = await made;
    return { key, cert: certificate };
  };
  return {
    authority: authority.certificate,
    right: await shown(authority.sign(right)),
    wrongName: await shown(authority.sign({ ...right, names: ['another.example.test'], addresses: [] })),
    expired: await shown(authority.sign({ ...right, days: -1 })),
    unknownIssuer: await shown(other.sign(right)),
    selfSigned: await shown(makeSelfSigned({ ...right, subject: 'CN=Nobody' })),
  };
}
