import { farEnd, links, type Space } from '../kernel/links.ts';
import { type Script } from './fabric.ts';
import { nothing } from './script.ts';

/** The devices of a host, in a fixed order. */
function devicesOfHost(host: 'clients' | 'servers'): readonly string[] {
  return links.flatMap(({ ends: [, second] }) => (second.space === host ? [second.device] : []));
}

/** The table by which a host sends out of one of its devices. */
export function tableOfDevice(host: 'clients' | 'servers', device: string): number {
  return 1000 + devicesOfHost(host).indexOf(device);
}

// Every address is a host's own, so that none has to be given to it; what it sends itself goes out all the same.
const anyAddress = [
  'rule add pref 1000 lookup local',
  'rule del pref 0',
  'rule add pref 900 iif lo lookup 20',
  'route replace local default dev lo table local',
];

/** What is laid once for all networks: hosts that have every address, and answer by the way they were asked. */
export function hostScripts(): ReadonlyMap<Space, Script> {
  const scripts = new Map<Space, Script>();
  for (const host of ['clients', 'servers'] as const) {
    const devices = devicesOfHost(host);
    const lines = (far: string): readonly string[] => [
      ...devices.map(
        (device) =>
          `route replace default via ${far} dev ${device} onlink table ${tableOfDevice(host, device)}`,
      ),
      `route replace default via ${far} dev ${devices.at(-1) ?? ''} onlink table 20`,
      // Last, as no gateway may be an address of the host's own.
      ...anyAddress,
    ];
    const marks = devices.map(
      (device, index) => `rule add pref 100 fwmark ${index + 1} lookup ${tableOfDevice(host, device)}`,
    );
    const isServer = host === 'servers';
    scripts.set(host, {
      ...nothing,
      ip: [...lines(farEnd.first.ipv4), ...(isServer ? marks : [])],
      ip6: [...lines(farEnd.first.ipv6), ...(isServer ? marks : [])],
      nft: isServer ? answerByDevice(devices) : '',
    });
  }
  return scripts;
}

function answerByDevice(devices: readonly string[]): string {
  return [
    'table inet answers {',
    ' chain prerouting {\n  type filter hook prerouting priority -150; policy accept;',
    `  ct mark set iifname map { ${devices.map((device, index) => `"${device}" : ${index + 1}`).join(', ')} }\n }`,
    ' chain output {\n  type route hook output priority -150; policy accept;',
    '  meta mark set ct mark\n }',
    '}',
    '',
  ].join('\n');
}
