import { type ServicesOffer, type ServicesPlace, type ServicesTarget } from '../audit/services-report.ts';
import { drawListing } from './draw-listing.ts';
import {
  answerOf,
  hasFamily,
  offerWords,
  privateDnsAnswer,
  serviceLabel,
  targetName,
  typesText,
  zonesOf,
} from './services-words.ts';
import { labelled, type Terminal } from './terminal.ts';
import { countOf, shortZone } from './vantage-names.ts';
import { wrapList, wrapText } from './wrap.ts';

const indent = '  ';

/** How many of the endpoint services a region offers, in a sentence. */
export function offersHeadline({ region, endpointServices }: ServicesPlace): string {
  const count = (offer: ServicesOffer['offer']): number =>
    endpointServices.filter((service) => service.offer === offer).length;
  const notSaid = count('not-said');
  const all = countOf(endpointServices.length, 'endpoint service');
  if (notSaid === endpointServices.length) return `Which of ${all} ${region} offers cannot be told`;
  const rest = notSaid === 0 ? '' : `; of ${notSaid} it cannot be told`;
  return `${region} offers ${count('offered')} of ${all}${rest}`;
}

/** What a region offers, a line for each endpoint service that it offers. */
export function drawOffers(terminal: Terminal, place: ServicesPlace): readonly string[] {
  const { style, width } = terminal;
  const { region, endpointServices } = place;
  const offered = endpointServices.filter(({ offer }) => offer === 'offered');
  const rows = offered.map((service) => {
    const zones = zonesOf(service).map((zone) => shortZone(zone, region));
    const texts = [
      typesText(service) || '?',
      privateDnsAnswer(service),
      answerOf(service, ({ policySupported }) => policySupported),
      answerOf(service, (entry) => hasFamily(entry, 'ipv6')),
      zones.length === 0 ? '?' : zones.join(' '),
    ];
    const cells = texts.map((text) => ({ text, role: text === '?' ? ('unsure' as const) : null }));
    return { label: serviceLabel(place, service.endpointService), cells };
  });
  const legend = [
    'type: of endpoint',
    'DNS: private DNS names',
    'policy: endpoint policies',
    'part: of one type alone',
    '? not said',
  ];
  return [
    ...(rows.length === 0
      ? []
      : [
          ...drawListing(terminal, { headers: ['offered', 'type', 'DNS', 'policy', 'IPv6', 'zones'], rows }),
          ...wrapList(legend, terminal.marks.separator, width - indent.length).map(
            (line) => indent + style.dim(line),
          ),
        ]),
    ...drawNames(terminal, place, 'not-offered', 'not offered'),
    ...drawNames(terminal, place, 'not-said', 'cannot be told'),
  ];
}

function drawNames(
  { width }: Terminal,
  place: ServicesPlace,
  offer: ServicesOffer['offer'],
  words: string,
): readonly string[] {
  const names = place.endpointServices
    .filter((service) => service.offer === offer)
    .map(({ endpointService }) => serviceLabel(place, endpointService));
  if (names.length === 0) return [];
  const [first = '', ...others] = names;
  const lines = wrapList([`${words}: ${first}`, ...others], ', ', width - 2 * indent.length);
  return lines.map((line, at) => (at === 0 ? indent : indent + indent) + line);
}

/** What the rows of the table say besides, each under its target's name. */
export function drawNotes({ width, say }: Terminal, { targets }: ServicesPlace): readonly string[] {
  const label = 'note  ';
  const notes = targets.flatMap((target) =>
    target.note === null ? [] : [`${targetName(target)}: ${target.note}`],
  );
  return notes.flatMap((note) => labelled(label, wrapText(say(note), width - label.length)));
}

const labelWidth = 'private DNS'.length + indent.length;

/** Everything that is known of each target asked about, and of endpoint services without one. */
export function drawDetails(terminal: Terminal, place: ServicesPlace): readonly (readonly string[])[] {
  const told = new Set<string>();
  const ofTargets = place.targets.map((target) => {
    const { endpointService } = target;
    const isAgain = endpointService !== null && told.has(endpointService);
    if (endpointService !== null) told.add(endpointService);
    return drawBlock(terminal, targetName(target), [
      ['host', target.host + (target.hostFrom === 'region' ? " (by the region's answer)" : '')],
      ['other hosts', target.otherHosts.join(', ')],
      ...endpointFields(place, endpointService, isAgain),
      ['region', target.endpointServiceRegion ?? ''],
      ['needs also', companionsText(target)],
      ['note', target.note ?? ''],
    ]);
  });
  const others = place.endpointServices.filter(({ endpointService }) =>
    place.targets.every((target) => target.endpointService !== endpointService),
  );
  const ofOthers = others.map(({ endpointService, privateDnsNames }) => {
    const host =
      privateDnsNames === null
        ? "only the region's answer tells"
        : "none of its own: clients call an endpoint's own names";
    const fields = endpointFields(place, endpointService, false);
    return drawBlock(terminal, serviceLabel(place, endpointService), [['host', host], ...fields]);
  });
  return [...ofTargets, ...ofOthers];
}

type Field = readonly [label: string, text: string];

// As `--service` takes them; the plane that is all of a service need not be said.
function companionsText({ companions }: ServicesTarget): string {
  return companions.map((id) => id.replace(/:all$/, '')).join(', ');
}

function endpointFields(
  { endpointServices }: ServicesPlace,
  name: string | null,
  isAgain: boolean,
): readonly Field[] {
  const service = endpointServices.find(({ endpointService }) => endpointService === name);
  if (service === undefined) return [['endpoint', 'no endpoint service serves this host']];
  const { endpointService, gap } = service;
  if (isAgain) return [['endpoint', `${endpointService}, as above`]];
  const offered = service.offer === 'not-said' && gap !== null ? `: ${gap.text}` : '';
  return [
    ['endpoint', endpointService],
    ['offered', offerWords[service.offer] + offered],
    ...(service.offer === 'offered' ? listedFields(service) : []),
    ['private DNS', privateDnsText(service)],
  ];
}

function listedFields(service: ServicesOffer): readonly Field[] {
  const { listed, gap } = service;
  if (listed.length === 0) return [['zones', gap === null ? 'not said' : `cannot be told: ${gap.text}`]];
  return listed.flatMap((entry): readonly Field[] => {
    const { types, availabilityZones, policySupported } = entry;
    const families = entry.addressFamilies;
    return [
      ['type', types.join(', ')],
      ['zones', availabilityZones.length === 0 ? 'not said' : availabilityZones.join(', ')],
      ['policy', policySupported === null ? 'not said' : policySupported ? 'supported' : 'not supported'],
      ['IPv6', families === null ? 'not said' : families.includes('ipv6') ? 'supported' : 'not supported'],
    ];
  });
}

function privateDnsText({ privateDnsNames, offer }: ServicesOffer): string {
  if (privateDnsNames === null) return 'not known';
  const { names, from } = privateDnsNames;
  if (names.length === 0) return 'none';
  const source = from === 'region' ? "by the region's answer" : 'as AWS documents them';
  return `${names.join(', ')} (${source}${offer === 'not-offered' ? ', where it is offered' : ''})`;
}

function drawBlock(
  { width, style, say }: Terminal,
  title: string,
  fields: readonly Field[],
): readonly string[] {
  const lines = fields.flatMap(([label, text]) => {
    if (text === '') return [];
    const start = indent + label.padEnd(labelWidth);
    return labelled(start, wrapText(say(text), width - start.length));
  });
  return [style.bold(title), ...lines];
}
