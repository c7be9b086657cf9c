import { formatAddress, parseAddress } from '../network/address.ts';
import { InputError } from '../sources/input-error.ts';
import { type ServicePlace } from '../targets/named-endpoint-service.ts';
import { targetOfHost } from '../targets/services.ts';
import { type Target } from '../targets/target.ts';
import { namesService, parseService, unknownService } from './service-target.ts';

const usualPort = 443;
const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;
const longestHost = 253;

/**
 * The targets that `--to` names: a service with or without its plane, HOST, HOST:PORT, or ADDRESS:PORT.
 * @throws InputError `flag`, `unknown-service`, `unknown-host`.
 */
export function parseTarget(text: string, place: ServicePlace): readonly Target[] {
  if (namesService(text, place)) return parseService('--to', text, place);
  refuseUrl(text);
  const { host, port } = splitPort(text);
  const address = parseAddress(host);
  if (address !== undefined) {
    if (port === undefined) throw noPort(text, host);
    return [{ kind: 'address', id: addressId(formatAddress(address), port), address, port }];
  }
  return [hostTarget(text, host.toLowerCase().replace(/\.$/, ''), port ?? usualPort, place.region)];
}

function splitPort(text: string): { readonly host: string; readonly port: number | undefined } {
  const bracketed = /^\[(?<host>[^\]]*)\](?::(?<port>.*))?$/.exec(text)?.groups;
  // Without brackets, several colons are an IPv6 address and no port.
  const plain = /^(?<host>[^:]*):(?<port>[^:]*)$/.exec(text)?.groups;
  const { host = text, port } = bracketed ?? plain ?? {};
  return { host, port: port === undefined ? undefined : parsePort(text, port) };
}

function parsePort(text: string, written: string): number {
  const port = /^\d{1,5}$/.test(written) ? Number(written) : 0;
  if (port >= 1 && port <= 65_535) return port;
  const host = text.slice(0, -written.length - 1);
  if (/^[a-z-]+$/.test(host) && !/^\d/.test(written)) throw unknownService('--to', text, host);
  throw new InputError(
    'flag',
    `--to ${text}: ${JSON.stringify(written)} is no port`,
    'Ports are 1 to 65535.',
  );
}

function noPort(text: string, host: string): InputError {
  const shown = addressId(host, usualPort);
  return new InputError('flag', `--to ${text}: an address needs a port`, `Write it as ${shown}, say.`);
}

function addressId(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function hostTarget(text: string, host: string, port: number, region: string): Target {
  refuseWrongHost(text, host);
  const row = targetOfHost(host, region);
  if (row !== undefined) return { ...row, host, port };
  const id = port === usualPort ? host : `${host}:${port}`;
  return { kind: 'host', id, host, port, families: ['ipv4', 'ipv6'] };
}

function refuseUrl(text: string): void {
  const host = /^[a-z]+:\/\/(?<host>[^/:?#]+)/i.exec(text)?.groups?.['host'];
  if (host === undefined) return;
  throw new InputError('flag', `--to ${text}: a URL, where a host name is expected`, `Write --to ${host}`);
}

function refuseWrongHost(text: string, host: string): void {
  const wrong = (what: string, next: string) => new InputError('flag', `--to ${text}: ${what}`, next);
  if (/^[\d.]+(?:\/\d*)?$/.test(host) || /^[\da-f:]*:[\da-f:.]*$/.test(host)) {
    throw wrong('not an address', 'Write one address and a port: 10.0.2.15:443, [2001:db8::1]:443.');
  }
  if (!host.includes('.')) throw unknownService('--to', text, host);
  if (host.length <= longestHost && host.split('.').every((part) => label.test(part))) return;
  throw wrong('not a host name', 'Write a service, HOST, HOST:PORT or ADDRESS:PORT.');
}
