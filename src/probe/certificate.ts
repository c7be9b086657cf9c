import { type PeerCertificate } from 'node:tls';
import { type Certificate, type CertificateName } from './contract.ts';

const mostNames = 20;
const longestText = 256;

/** What is kept of a server's certificate; null when it showed none. */
export function certificateOf(peer: PeerCertificate): Certificate | null {
  // Node gives an empty object where there is no certificate.
  if (!('raw' in peer)) return null;
  return {
    subject: nameOf(peer.subject),
    issuer: nameOf(peer.issuer),
    names: alternativeNames(peer.subjectaltname),
    validFrom: isoDate(peer.valid_from),
    validTo: isoDate(peer.valid_to),
  };
}

function nameOf(name: unknown): CertificateName {
  const fields =
    typeof name === 'object' && name !== null ? new Map<string, unknown>(Object.entries(name)) : null;
  return { commonName: textOf(fields?.get('CN')), organization: textOf(fields?.get('O')) };
}

/** A certificate may have one of these more than once; Node then gives a list. */
function textOf(value: unknown): string | null {
  const text: unknown = Array.isArray(value) ? value.join(', ') : value;
  return typeof text === 'string' ? text.slice(0, longestText) : null;
}

/** `DNS:a.example, IP Address:192.0.2.1`, where Node quotes names that hold a comma. */
function alternativeNames(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [];
  const entries = text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? [];
  return entries.slice(0, mostNames).map((entry) =>
    entry
      .trim()
      .replace(/^[^:]*:/, '')
      .slice(0, longestText),
  );
}

function isoDate(text: unknown): string | null {
  const date = new Date(typeof text === 'string' ? text : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
