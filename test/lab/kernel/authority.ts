import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Lab } from './lab.ts';

/** A test authority, and keys with certificates for the names that servers of the lab have. */
export interface Authority {
  /** The authority's certificate, as PEM. */
  readonly authority: string;
  readonly certificates: readonly {
    readonly pattern: string;
    readonly key: string;
    readonly certificate: string;
  }[];
}

// Keys go from one program to the next by pipes: no file holds them.
const program = `set -euo pipefail
key() { openssl ecparam -name prime256v1 -genkey -noout; }
ca_key=$(key)
subject=$1
shift
ca=$(openssl req -x509 -new -key <(echo "$ca_key") -subj "$subject" -days 2 -addext basicConstraints=critical,CA:TRUE)
echo "$ca"
echo =====
for name in "$@"; do
  own=$(key)
  echo "$own"
  openssl req -new -key <(echo "$own") -subj '/CN=lab' |
    openssl x509 -req -CA <(echo "$ca") -CAkey <(echo "$ca_key") -set_serial 2 -days 2 -extfile <(echo "subjectAltName=DNS:$name") 2>/dev/null
  echo =====
done`;

/**
 * Makes an authority and certificates for some names; `*.` in front stands for one label.
 * @param subject whom the authority is said to be, as openssl takes it.
 */
export async function makeAuthority(
  names: readonly string[],
  subject = '/CN=planecheck lab',
): Promise<Authority> {
  const { stdout } = await promisify(execFile)('bash', ['-c', program, 'bash', subject, ...names]);
  const [authority = '', ...pairs] = stdout.split('=====\n');
  const certificates = names.map((pattern, index) => {
    const [key, certificate] = (pairs[index] ?? '').split(/(?<=-----END EC PRIVATE KEY-----\n)/);
    return { pattern, key: key ?? '', certificate: certificate ?? '' };
  });
  return { authority, certificates };
}

/** Has a lab's servers show the certificates, and its clients trust the authority. */
export async function trustAuthority(
  { clients, servers }: Lab,
  { authority, certificates }: Authority,
): Promise<void> {
  await Promise.all([clients.ask('trust', { authority }), servers.ask('identify', { certificates })]);
}
