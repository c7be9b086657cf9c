import { vantagesOfFunction } from '../../../src/audit/choose-vantages.ts';
import { vantagesFrom } from '../../../src/cli/named-vantages.ts';
import { parseTarget } from '../../../src/cli/explain-target.ts';
import { indexNetwork, type NetworkIndex } from '../../../src/network/network-index.ts';
import { type Vantage } from '../../../src/path/vantage.ts';
import { readSavedFile } from '../../../src/sources/aws-cli/saved-file.ts';
import { toConfiguration } from '../../../src/sources/aws-cli/to-configuration.ts';
import { serviceTargets } from '../../../src/targets/services.ts';
import { type Target } from '../../../src/targets/target.ts';
import { type CaseTarget, type LabCase } from '../network/case.ts';
import { savedFiles } from '../network/saved-files.ts';
import { type Asked } from './compare-engines.ts';

const region = 'eu-west-1';

/** A case of the lab as the predictor reads it, by the sources as they are. */
export function askedOfCase({ account, vantages, targets }: LabCase): Asked {
  const contents = Object.entries(savedFiles(account)).map(([path, text]) =>
    readSavedFile({ path, bytes: new TextEncoder().encode(text), named: true }),
  );
  const { network } = toConfiguration(contents, 'lab', { region });
  const index = indexNetwork(network);
  return {
    index,
    vantages: vantages.flatMap((id) => vantagesNamed(index, id)),
    targets: targets.flatMap(targetsNamed),
  };
}

function vantagesNamed(index: NetworkIndex, id: string): readonly Vantage[] {
  if (!id.includes('@')) return vantagesFrom(index, id);
  const all = index.network.functions.items.flatMap((item) => vantagesOfFunction(index, item));
  return all.filter((vantage) => vantage.id === id);
}

function targetsNamed(target: CaseTarget): readonly Target[] {
  switch (target.kind) {
    case 'service': {
      const [service = ''] = target.id.split(':');
      return serviceTargets(service, null, region).filter(({ id }) => id === target.id);
    }
    case 'host':
      return parseTarget(`${target.host}:${target.port}`, { region, offered: [] });
    case 'address':
      return parseTarget(`[${target.address}]:${target.port}`, { region, offered: [] });
  }
}
