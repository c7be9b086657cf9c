import { parseAddress } from '../../../src/network/address.ts';
import { containsRange, parseCidr, singleAddress } from '../../../src/network/address-range.ts';
import { ephemeralPorts } from '../../../src/network/ports.ts';
import { globalAddresses } from '../../../src/network/special-addresses.ts';
import { clientRanges } from '../../../src/path/start-walk.ts';
import { type AuditPath } from '../../../src/audit/judge-paths.ts';
import { type Account } from '../network/account.ts';
import { type Connection } from './ask.ts';
import { addressesWithin, type Edges, portsWithin } from './edges.ts';
import { somePort } from './salted-choice.ts';

/** A path, and what its connections may differ in. */
interface Varied {
  readonly account: Account;
  readonly path: AuditPath;
  readonly edges: Edges;
  /** Where the target answers. */
  readonly addresses: readonly string[];
}

/**
 * Connections at the edges of rules: one thing at a time differs from the first connection, at the end some things
 * together.
 */
export function variantsOf(
  { account, path, edges, addresses }: Varied,
  main: Connection,
): readonly Connection[] {
  const { vantage, family, decision, target } = path;
  const clients = addressesWithin(edges, clientRanges(vantage, family), family);
  const ports = portsWithin(edges, vantage.ports);
  const isPublic = decision.resolution?.by === 'public-dns' && decision.addresses.length === 0;
  const list = target.kind === 'service' ? target.prefixListName : null;
  const targets = isPublic && list === null ? publicTargets(account, edges, family) : addresses;
  const isTranslated = decision.trace.steps.some(({ code }) => code.startsWith('nat-'));
  const natPorts = family === 'ipv4' && isTranslated ? portsWithin(edges, ephemeralPorts) : [];
  const varied: readonly Connection[] = [
    ...clients.map((clientAddress) => ({ ...main, clientAddress })),
    ...ports.map((clientPort) => ({ ...main, clientPort })),
    ...targets.map((address) => ({ ...main, address })),
    ...natPorts.map((natPort) => ({
      ...main,
      natPort,
      clientPort: somePort(vantage.ports, `${main.clientPort} ${natPort}`),
    })),
    ...clients.map((clientAddress, index) => ({
      ...main,
      clientAddress,
      clientPort: ports[index % ports.length] ?? main.clientPort,
      address: targets[index % targets.length] ?? main.address,
    })),
  ];
  // Whoever asks for its own address sends no packet.
  return varied.filter(({ clientAddress, address }) => clientAddress !== address);
}

// The service may have any global address that no VPC has, so each edge of a public block is one that it may have.
function publicTargets(account: Account, edges: Edges, family: 'ipv4' | 'ipv6'): readonly string[] {
  // Addresses in the list of a service of AWS's are no other service's.
  const lists = account.PrefixLists.filter(({ PrefixListName: name }) => name.startsWith('com.amazonaws.'));
  const own = [
    ...account.Vpcs.flatMap((vpc) => vpc.Ipv6CidrBlocks),
    ...lists.flatMap(({ Entries: all }) => all),
  ].flatMap((block) => parseCidr(block) ?? []);
  return addressesWithin(edges, globalAddresses[family], family).filter((text) => {
    const address = parseAddress(text);
    return address !== undefined && !own.some((block) => containsRange(block, singleAddress(address)));
  });
}
