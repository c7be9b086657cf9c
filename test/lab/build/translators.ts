import { farEnd, slots } from '../kernel/links.ts';
import { beginWave, table, waveChain } from './drops.ts';
import { type Wave } from './fabric.ts';
import { type Place, type Translator } from './place.ts';

interface Placed {
  readonly device: string;
  readonly number: number;
  readonly translator: Translator;
}

function placed(places: readonly Place[]): readonly Placed[] {
  return places.flatMap(({ space, translators }) =>
    translators.map((translator, index) => ({
      device: `${space}${translator.device}`,
      number: (space === 'a' ? 0 : slots.n) + index,
      translator,
    })),
  );
}

/**
 * NAT gateways and NAT instances: each keeps its own connections, sends under its own address, and takes the
 * port asked for where a connection is to have a certain one.
 */
export function filterTranslators(places: readonly Place[]): string {
  const all = placed(places);
  return table([
    ...all.map(
      ({ device }) =>
        ` map ports_${device} {\n  typeof ip saddr . tcp sport . ip daddr : ip daddr . tcp dport\n }`,
    ),
    waveChain,
    ' chain postrouting {\n  type nat hook postrouting priority 100; policy accept;',
    ...all.flatMap(({ device, translator: { own } }) => [
      `  oifname "${device}" ip saddr != ${own} meta l4proto tcp snat ip to ip saddr . tcp sport . ip daddr map @ports_${device}`,
      `  oifname "${device}" ip saddr != ${own} snat ip to ${own}`,
    ]),
    ' }',
    ' chain forward {\n  type filter hook forward priority 0; policy drop;',
    ...all.map(({ device }) => `  iifname "${device}" oifname "${device}" accept`),
    ' }',
  ]);
}

/** Rules and routes: what comes from a VPC goes back to it. */
export function routeTranslators(places: readonly Place[]): readonly string[] {
  return placed(places).flatMap(({ device, number }) => [
    `rule add pref 100 iif ${device} lookup ${200 + number}`,
    `route replace default via ${farEnd.first.ipv4} dev ${device} onlink table ${200 + number}`,
  ]);
}

/** What a wave changes, as commands of `nft`: zones in which no connection of an earlier wave is, and chosen ports. */
export function translatorLines(
  places: readonly Place[],
  { translations, number: wave, zone }: Wave,
): string {
  const all = placed(places);
  if (all.length === 0) return '';
  const zones = all.map(({ device, number }) => `"${device}" : ${zone * 2 * slots.n + number + 1}`);
  const ports = all.flatMap(({ device, translator }) => {
    const elements = translations.map(
      ({ clientAddress, clientPort, address, natPort }) =>
        `${clientAddress} . ${clientPort} . ${address} : ${translator.own} . ${natPort}`,
    );
    const map = `inet fabric ports_${device}`;
    return [
      `flush map ${map}`,
      ...(elements.length === 0 ? [] : [`add element ${map} { ${elements.join(', ')} }`]),
    ];
  });
  return [beginWave(wave, `iifname map { ${zones.join(', ')} }`), ...ports].join('\n');
}
