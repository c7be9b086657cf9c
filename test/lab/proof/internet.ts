import { type Target } from '../../../src/targets/target.ts';
import { type Account } from '../network/account.ts';
import { type Addresses, type PublicNames } from '../build/names.ts';

/** The API that stands for any API, and the name that stands for any custom domain. */
const anyName: Readonly<Record<string, string>> = {
  '{api-id}.execute-api.eu-west-1.amazonaws.com': 'zy9xw8vu7t.execute-api.eu-west-1.amazonaws.com',
  '{custom-domain}': 'api.customers-own-domain.net',
};

/** The host name that a client asks for; null for a plain address. */
export function hostOf(target: Target): string | null {
  return target.kind === 'address' ? null : (anyName[target.host] ?? target.host);
}

/** What public DNS answers: an address of AWS's for every name, of S3's own list for S3's. */
export function publicNames(account: Account, targets: readonly Target[]): PublicNames {
  const names = new Map<string, Addresses>();
  for (const [index, target] of targets.entries()) {
    const host = hostOf(target);
    if (host === null || target.kind === 'address' || host.endsWith('.vpce.amazonaws.com')) continue;
    const list = target.kind === 'service' ? target.prefixListName : null;
    const [entry] = account.PrefixLists.find(({ PrefixListName: name }) => name === list)?.Entries ?? [];
    names.set(host, {
      A: [entry === undefined ? `52.94.5.${10 + index}` : entry.replace(/\.\d+\/\d+$/, '.77')],
      AAAA: target.families.includes('ipv6') ? [`2a05:d018:eee:1::${10 + index}`] : [],
    });
  }
  return names;
}

/** The names for which servers of the lab need certificates. */
export const certifiedNames: readonly string[] = [
  'apigateway.eu-west-1.amazonaws.com',
  '*.execute-api.eu-west-1.amazonaws.com',
  '*.apigateway.eu-west-1.amazonaws.com',
  '*.execute-api.eu-west-1.vpce.amazonaws.com',
  '*.apigateway.eu-west-1.vpce.amazonaws.com',
  's3.eu-west-1.amazonaws.com',
  'api.customers-own-domain.net',
];
