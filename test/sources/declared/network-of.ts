import { formatCidr } from '../../../src/network/address-range.ts';
import { type Network } from '../../../src/network/network.ts';
import { formatDestination, type RouteTable } from '../../../src/network/route-table.ts';
import { type SecurityGroupRule } from '../../../src/network/security-group.ts';
import { draftsOfTemplate } from '../../../src/sources/cloudformation/resources/index.ts';
import { assembleNetwork } from '../../../src/sources/declared/assemble.ts';
import { type Drafts } from '../../../src/sources/declared/draft.ts';
import { loadText } from '../cloudformation/load-text.ts';

/** What the resources of a template say, one by one. `resources` is what stands below `Resources:`. */
export async function draftsOf(resources: string, parameters: Record<string, string> = {}): Promise<Drafts> {
  const declared = Object.keys(parameters).map((name) => `  ${name}: { Type: String }`);
  const head = ['Parameters:', '  Unknown: { Type: String }', ...declared, 'Resources:'].join('\n');
  const input = await loadText(`${head}\n${resources}`, { parameters });
  const said = draftsOfTemplate(input.resources);
  return { ...said, lacks: [...input.lacks, ...said.lacks] };
}

/** The network of a template, over another one where that is given. */
export async function networkOf(resources: string, over: Network | null = null): Promise<Network> {
  return assembleNetwork(await draftsOf(resources), over).network;
}

/** A table's routes in words: `0.0.0.0/0 nat-gateway Nat`. */
export function routesOf(network: Network, id: string): readonly string[] | undefined {
  return tableOf(network, id)?.routes.map(({ destination, target }) =>
    [formatDestination(destination), target.kind, ...('id' in target ? [target.id] : [])].join(' '),
  );
}

/** A table by its id. */
export function tableOf({ routeTables }: Network, id: string): RouteTable | undefined {
  return routeTables.items.find((table) => table.id === id);
}

/** A group's rules in words: `all 0.0.0.0/0`, `tcp 443 Other`. */
export function rulesOf(
  { securityGroups }: Network,
  id: string,
  direction: 'ingress' | 'egress',
): readonly string[] | undefined {
  return securityGroups.items.find((group) => group.id === id)?.[direction].map(wordsOf);
}

function wordsOf({ protocol, ports, peer }: SecurityGroupRule): string {
  const range =
    ports === null ? [] : [ports.first === ports.last ? `${ports.first}` : `${ports.first}-${ports.last}`];
  const who =
    peer.kind === 'cidr'
      ? formatCidr(peer.cidr)
      : peer.kind === 'prefix-list'
        ? peer.prefixListId
        : peer.reference.groupId;
  return [protocol, ...range, who].join(' ');
}

/** What a collection lacks: `Fn::GetAtt …` of what only deployment knows, else the command that tells. */
export function lacksOf({ missing }: Network[keyof Network]): readonly string[] {
  return missing.map((gap) => {
    if (gap.kind === 'unresolved') return `${gap.subject.id ?? '-'}: ${gap.expression}`;
    return gap.kind === 'not-in-source' ? gap.command : gap.kind;
  });
}
