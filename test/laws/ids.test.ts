import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import { audit } from '../../src/audit/audit.ts';
import { defaultVantages } from '../../src/audit/choose-vantages.ts';
import { type Report } from '../../src/audit/report.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { loadSavedConfiguration } from '../../src/sources/aws-cli/load.ts';
import { everyService, placeOf, savedFolders } from './folders.ts';
import { lawTimeout } from './runs.ts';

const kinds =
  'acl|dopt|eigw|eni|i|igw|nat|pcx|pl|rslvr-rr|rtb|sg|subnet|tgw|tgw-attach|tgw-rtb|vgw|vpc|vpce|lgw|cagw';
const idOfAws = new RegExp(`(?<![\\w-])(${kinds})-(\\d[\\da-f]*)(?![\\w-])`, 'g');

/** Another id, in the same order as before, that does not say as AWS's do what it is of. */
type Rename = (kind: string, digits: string) => string;

function renameAll(value: unknown, rename: Rename): unknown {
  if (typeof value === 'string')
    return value.replace(idOfAws, (_id, kind: string, digits: string) =>
      rename(kind.replaceAll('-', ''), digits),
    );
  if (Array.isArray(value)) return value.map((member) => renameAll(member, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renameAll(member, rename)]));
}

function isNetwork(value: unknown): value is Network {
  return typeof value === 'object' && value !== null && 'vpcEndpoints' in value;
}

/** The same network before it is deployed: endpoints have no names of their own yet. */
function undeployed(network: Network): Network {
  const endpoints = network.vpcEndpoints.items.map((endpoint) => ({ ...endpoint, dnsNames: null }));
  const vpcEndpoints = { ...network.vpcEndpoints, items: endpoints };
  return { ...network, vpcEndpoints };
}

function reportOf(network: Network): Report {
  const index = indexNetwork(network);
  const vantages = defaultVantages(index);
  return audit({
    index,
    sources: [],
    places: new Map(),
    version: '0.0.0',
    checks,
    vantages,
    targets: everyService(network),
    observed: [],
    strict: false,
    assumed: [],
    failOn: 'error',
    exitZero: false,
  });
}

// A record of a saved network may lead to an endpoint's own name, which has AWS's id in it.
function namesOwnNames(network: Network): boolean {
  const written = JSON.stringify(network.hostedZones, (_key, value: unknown) =>
    typeof value === 'bigint' ? '' : value,
  );
  return /vpce-[\da-f]+[^"]*\./.test(written);
}

/** The hosts of endpoints without an id of AWS's have braces about it. */
function withoutBraces(report: Report): unknown {
  const text = JSON.stringify(report).replaceAll(/\{(vpce[^{}]*)\}(?=\.execute-api)/g, '$1');
  return JSON.parse(text);
}

describe('ids of AWS', { timeout: lawTimeout }, () => {
  test.each<readonly [name: string, rename: Rename]>([
    ['logical ids', (kind, digits) => `${kind}${digits}`],
    ['ids in nested stacks', (kind, digits) => `${kind}/${digits}`],
    ["Terraform's addresses", (kind, digits) => `${kind}.this["a b"].${digits}`],
  ])('say nothing: under %s the report is the same', async (_name, rename) => {
    let compared = 0;
    for (const folder of savedFolders) {
      const { network: saved } = await loadSavedConfiguration([placeOf(folder)]);
      const network = undeployed(saved);
      if (namesOwnNames(network)) continue;
      const renamed = renameAll(network, rename);
      if (!isNetwork(renamed)) throw new Error('a network stays one');
      expect(withoutBraces(reportOf(renamed)), folder).toEqual(renameAll(reportOf(network), rename));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(400);
  });
});
