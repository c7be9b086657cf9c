import { isDeepStrictEqual } from 'node:util';
import { parseAddress } from '../../../src/network/address.ts';
import { type PortRange } from '../../../src/network/ports.ts';
import { type NetworkIndex } from '../../../src/network/network-index.ts';
import { parseTarget } from '../../../src/cli/explain-target.ts';
import { readSavedFile } from '../../../src/sources/aws-cli/saved-file.ts';
import { toConfiguration } from '../../../src/sources/aws-cli/to-configuration.ts';
import { type AuditPath } from '../../../src/audit/judge-paths.ts';
import { type PathDecision } from '../../../src/path/decide-walk.ts';
import { type Vantage } from '../../../src/path/vantage.ts';
import { type Target } from '../../../src/targets/target.ts';
import { type Account } from '../network/account.ts';
import { type CaseTarget, type LabCase } from '../network/case.ts';
import { savedFiles } from '../network/saved-files.ts';
import * as sources from '../mutation/engine.ts';
import { type Engine } from '../mutation/load-mutant.ts';

/** The predictor as it is; a mutant takes its place in a replay. */
export const ordinaryEngine: Engine = sources;

const region = 'eu-west-1';

/** A case as the predictor sees it: read from saved files, with its vantages and targets found by their names. */
export interface Question {
  readonly index: NetworkIndex;
  readonly vantages: readonly Vantage[];
  readonly targets: readonly Target[];
}

/** Reads an account by the door for saved AWS CLI output. */
function readAccount(account: Account): NetworkIndex {
  const contents = Object.entries(savedFiles(account)).map(([path, text]) =>
    readSavedFile({ path, bytes: Buffer.from(text), named: true }),
  );
  return sources.indexNetwork(toConfiguration(contents, 'lab', { region }).network);
}

/** Finds what a case asks for. */
export function questionOf({ account, vantages, targets }: LabCase): Question {
  const index = readAccount(account);
  const { subnets, functions, networkInterfaces } = index.network;
  const all = [
    ...subnets.items.map(sources.vantageOfSubnet),
    ...functions.items.flatMap((item) => sources.vantagesOfFunction(index, item)),
    ...networkInterfaces.items.flatMap((item) => sources.vantageOfInterface(index, item) ?? []),
  ];
  const found = vantages.map((id) => {
    const vantage = all.find((one) => one.id === id);
    if (vantage === undefined) throw new Error(`no vantage ${id}`);
    return vantage;
  });
  return { index, vantages: found, targets: targets.flatMap(targetsOf) };
}

function targetsOf(target: CaseTarget): readonly Target[] {
  const text =
    target.kind === 'service'
      ? target.id
      : target.kind === 'host'
        ? `${target.host}:${target.port}`
        : target.address.includes(':')
          ? `[${target.address}]:${target.port}`
          : `${target.address}:${target.port}`;
  return parseTarget(text, { region, offered: [] });
}

/** Whether what a case asks for is a target: one of a service has one or more of them. */
export function leadsTo(asked: CaseTarget, target: Target): boolean {
  return targetsOf(asked).some((one) => isDeepStrictEqual(one, target));
}

/** Predicts every path of a question. */
export function predict(engine: Engine, { index, vantages, targets }: Question): readonly AuditPath[] {
  return engine.judgePaths(index, vantages, targets, false).paths;
}

/** What tells a path of a case from its others: a service's path may be asked for under several host names. */
export function keyOfPath({ id, target }: AuditPath): string {
  return target.kind === 'address' ? id : `${id} (${target.host})`;
}

/** One connection: from one address and port to one address, by one port behind a translator if there is one. */
export interface Connection {
  readonly clientAddress: string;
  readonly clientPort: number;
  readonly address: string;
  readonly natPort: number | null;
}

/** Predicts one connection of a path, without its name; from one of some ports, where it does not matter which. */
export function predictConnection(
  engine: Engine,
  index: NetworkIndex,
  { vantage, vpc, target, family }: AuditPath,
  {
    clientAddress,
    clientPorts,
    address,
  }: Pick<Connection, 'clientAddress' | 'address'> & { readonly clientPorts: PortRange },
): PathDecision {
  const from = parseAddress(clientAddress);
  const to = parseAddress(address);
  if (from === undefined || to === undefined) throw new Error(`no addresses: ${clientAddress} > ${address}`);
  return engine.tracePath({
    index,
    vantage: { ...vantage, addresses: [from], ports: clientPorts },
    vpc,
    target: { kind: 'address', id: `${address}:${target.port}`, address: to, port: target.port },
    family,
    strict: false,
  });
}
