import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A key with its certificate, as PEM. */
interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** The name in the certificates that are of the right one. */
export const rightName = 'api.example.test';

const kinds = ['right', 'wrongName', 'expired', 'unknownIssuer', 'selfSigned'] as const;

/** A test authority to trust, and what a server may show. */
export interface Certificates extends Readonly<Record<(typeof kinds)[number], Identity>> {
  readonly authority: string;
}

// Keys go from one program to the next by pipes: no file holds them.
const program = `set -euo pipefail
key() { openssl ecparam -name prime256v1 -genkey -noout; }
authority() { openssl req -x509 -new -key <(echo "$1") -subj "$2" -days 2 -addext basicConstraints=critical,CA:TRUE; }
signed() { # authority's certificate and key, names, days
  own=$(key)
  echo "$own"
  openssl req -new -key <(echo "$own") -subj '/O=Planecheck Tests/CN=a server' |
    openssl x509 -req -CA <(echo "$1") -CAkey <(echo "$2") -set_serial 2 -days "$4" -extfile <(echo "subjectAltName=$3") 2>/dev/null
  echo =====
}
ca_key=$(key) other_key=$(key) own_key=$(key)
ca=$(authority "$ca_key" '/O=Planecheck Tests/CN=An authority')
other=$(authority "$other_key" '/O=Somebody/CN=Another authority')
echo "$ca"
echo =====
names="DNS:$1,DNS:*.wild.example.test,IP:127.0.0.1,IP:::1"
signed "$ca" "$ca_key" "$names" 2
signed "$ca" "$ca_key" DNS:another.example.test 2
signed "$ca" "$ca_key" "$names" -1
signed "$other" "$other_key" "$names" 2
echo "$own_key"
openssl req -x509 -new -key <(echo "$own_key") -subj '/CN=Nobody' -days 2 -addext "subjectAltName=$names"`;

/** Makes them anew. */
export async function makeCertificates(): Promise<Certificates> {
  const { stdout } = await promisify(execFile)('bash', ['-c', program, 'bash', rightName]);
  const [authority = '', ...pairs] = stdout.split('=====\n');
  const identity = (index: number): Identity => {
    const [key = '', cert = ''] = (pairs[index] ?? '').split(/(?<=-----END EC PRIVATE KEY-----\n)/);
    return { key, cert };
  };
  const [right, wrongName, expired, unknownIssuer, selfSigned] = kinds.map((_kind, index) => identity(index));
  if (!right || !wrongName || !expired || !unknownIssuer || !selfSigned)
    throw new Error('a certificate is missing');
  return { authority, right, wrongName, expired, unknownIssuer, selfSigned };
}
