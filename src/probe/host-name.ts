import { isIP, SocketAddress } from 'node:net';

/**
 * Whether a text is a host name in DNS's own form, ASCII. The last label has a letter: libc takes `127.1` and
 * `0x7f000001` for addresses.
 */
export function isHostName(text: string): boolean {
  const labels = text.split('.');
  const last = labels.at(-1) ?? '';
  return (
    labels.every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label)) && /^[a-z]/i.test(last)
  );
}

/** An address in the one form that all spellings of it share. */
export function canonicalAddress(address: string): string {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return new SocketAddress({ address, family }).address;
}
