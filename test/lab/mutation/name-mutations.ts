import { type Mutation } from './mutation.ts';

/** Errors about who answers for a name. */
export const nameMutations: readonly Mutation[] = [
  {
    name: 'enableDnsSupport is ignored',
    file: 'ask-resolver.ts',
    from: `if (!support.known || support.value) {`,
    to: `if (!support.known || typeof support.value === 'boolean') {`,
  },
  {
    name: 'custom DNS servers are ignored',
    file: 'ask-resolver.ts',
    from: `if (servers.value !== 'amazon') return askCustomServers(asking, servers.value, dhcp);`,
    to: ``,
  },
  {
    name: 'custom DNS servers always answer',
    file: 'ask-resolver.ts',
    from: `if (!isAmazonAsked && question.askServers(servers) === 'blocked') {`,
    to: `if (isAmazonAsked && question.askServers(servers) === 'blocked') {`,
  },
  {
    name: 'Amazon DNS is not known by its address',
    file: 'ask-resolver.ts',
    from: `return known(servers.every((server) => isAmazonResolver(server, vpc)) ? 'amazon' : servers);`,
    to: `return known(servers);`,
  },
  {
    name: 'enableDnsHostnames is ignored',
    file: 'ask-endpoint.ts',
    from: `} else if (enableDnsHostnames.value) {`,
    to: `} else if (typeof enableDnsHostnames.value === 'boolean') {`,
  },
  {
    name: 'hosted zones are ignored',
    file: 'private-name.ts',
    from: `[...endpoints, ...zones, ...forwardingRule(index, vpc, host)]`,
    to: `[...endpoints, ...forwardingRule(index, vpc, host)]`,
  },
  {
    name: 'a hosted zone answers for its own name only',
    file: 'private-name.ts',
    from: `.filter((zone) => isWithin(host, zone.name))`,
    to: `.filter((zone) => host === zone.name)`,
  },
  {
    name: "another VPC's hosted zone answers",
    file: 'private-name.ts',
    from: `const zones = (index.zonesOfVpc.get(vpc.id) ?? [])`,
    to: `const zones = index.network.hostedZones.items`,
  },
  {
    name: 'a zone without the record falls through to public DNS',
    file: 'resolve-name.ts',
    from: `if (answer.kind === 'resolution') return answer.resolution;`,
    to: `if (answer.kind === 'resolution')
    return answer.resolution.by === 'none' ? resolvePublicly({ ...asking, steps: [] }) : answer.resolution;`,
  },
  {
    name: "a zone's wildcard does not answer",
    file: 'ask-zone.ts',
    from: 'return name === host ? host : `*.${name}`;',
    to: 'return name === host ? name : host;',
  },
  {
    name: 'wildcards of an endpoint do not match',
    file: 'private-name.ts',
    from: `if (!recordName.startsWith('*.')) return recordName === host;`,
    to: `if (recordName !== '') return recordName === host;`,
  },
  {
    name: 'an endpoint with private DNS does not capture its names',
    file: 'private-name.ts',
    from: `[...endpoints, ...zones, ...forwardingRule(index, vpc, host)]`,
    to: `[...zones, ...forwardingRule(index, vpc, host)]`,
  },
  {
    name: 'an endpoint without private DNS captures names',
    file: 'private-name.ts',
    from: `    endpoint.privateDnsEnabled &&\n`,
    to: ``,
  },
  {
    name: "another VPC's endpoint captures names",
    file: 'private-name.ts',
    from: `const endpoints = (index.endpointsOfVpc.get(vpc.id) ?? []).flatMap((endpoint) =>`,
    to: `const endpoints = index.network.vpcEndpoints.items.flatMap((endpoint) =>`,
  },
  {
    name: "an endpoint's own name leads to public addresses",
    file: 'resolve-name.ts',
    from: `return followOwnName(asking) ?? resolvePublicly(asking);`,
    to: `return resolvePublicly(asking);`,
  },
  {
    name: "the first VPC's answer for a name is every VPC's",
    file: 'decide-paths.ts',
    from: '`${vpc.id} ${family}`',
    to: '`${family}`',
  },
  {
    name: "a service's prefix list is not its addresses",
    file: 'public-members.ts',
    from: `if (listName === null) {`,
    to: `if (listName !== '') {`,
  },
];
