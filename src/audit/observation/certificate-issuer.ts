import { type Certificate } from '../../probe/contract.ts';
import { partitionOf } from '../../targets/partition.ts';
import { type Target } from '../../targets/target.ts';

/**
 * Who issues the certificates of AWS's endpoints: the organization that certificates of Amazon Trust Services name as
 * their issuer (https://www.amazontrust.com/repository/). That no endpoint has one of another issuer is an assumption.
 */
const amazonIssuers: readonly string[] = ['Amazon'];

/** By whom the certificates of a target's hosts are issued; null where that is not known, as outside of AWS's main partition. */
export function expectedIssuers(target: Target): readonly string[] | null {
  const isOfMain = target.kind !== 'service' || partitionOf(target.region)?.id === 'aws';
  return isOfMain ? amazonIssuers : null;
}

/** The issuer by which a certificate is judged: its organization, or its common name where it names none. */
function issuerOf({ issuer }: Certificate): string | null {
  return issuer.organization ?? issuer.commonName;
}

/** Whose certificate it is where it is not one of the expected issuers': null where it is, or none is expected. */
export function otherIssuer(certificate: Certificate, expected: readonly string[] | null): string | null {
  if (expected === null) return null;
  const name = issuerOf(certificate);
  return name !== null && expected.includes(name) ? null : issuerText(certificate);
}

/** The issuer as a person would say it: `Example Ltd (Example Web CA 3)`. */
export function issuerText({ issuer: { organization, commonName } }: Certificate): string {
  if (organization === null) return commonName ?? 'an issuer without a name';
  return commonName === null ? organization : `${organization} (${commonName})`;
}
