import { addressFamilies, type AddressFamily } from '../network/family.ts';
import { unknown } from '../network/fact.ts';
import { indexNetwork, lookUp, type NetworkIndex } from '../network/network-index.ts';
import { type Subnet } from '../network/subnet.ts';
import { serves, type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { type Vpc } from '../network/vpc.ts';
import { type Decider, makeDecider } from '../path/decide-paths.ts';
import { type PathDecision } from '../path/decide-walk.ts';
import { answersInFamily } from '../path/endpoint-members.ts';
import { isOwnName } from '../path/endpoint-names.ts';
import { clientRanges } from '../path/start-walk.ts';
import { type Vantage } from '../path/vantage.ts';
import { partitionOf } from '../targets/partition.ts';
import { type ServiceTarget, type Target } from '../targets/target.ts';
import { answersByOwnNames } from './asked-api.ts';
import { type JudgedPath } from './check.ts';

/** A path with the VPC and the family that it belongs to. */
export interface AuditPath extends JudgedPath {
  readonly vpc: Vpc;
  readonly family: AddressFamily;
}

/** All paths of an audit, and the decider that made them. */
export interface JudgedPaths {
  readonly paths: readonly AuditPath[];
  readonly withoutCapture: (path: JudgedPath) => PathDecision | undefined;
}

/** Decides every path from every vantage to every target, in the order of vantage ids and targets. */
export function judgePaths(
  index: NetworkIndex,
  vantages: readonly Vantage[],
  targets: readonly Target[],
  strict: boolean,
): JudgedPaths {
  const decide = makeDecider(index, targets, strict);
  const vpcs = new Map<string, Vpc>();
  const ofVpc = new Map<string, readonly Target[]>();
  const paths = vantages
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((vantage) => {
      const vpc = vpcs.get(vantage.subnet.vpcId) ?? vpcOf(index, vantage.subnet);
      vpcs.set(vpc.id, vpc);
      const own = ofVpc.get(vpc.id) ?? targetsOfVpc(index, vpc, targets);
      ofVpc.set(vpc.id, own);
      return own.flatMap((target) => pathsTo(decide, vantage, vpc, target));
    });
  return { paths, withoutCapture: capturelessDecider(index, targets, strict, vpcs) };
}

/**
 * What is asked of a VPC's clients: a service has a host in each region, and they call that of their own; and private
 * APIs by the endpoints' own names as well.
 */
export function targetsOfVpc(
  index: NetworkIndex,
  vpc: Pick<Vpc, 'id' | 'scope'>,
  targets: readonly Target[],
): readonly Target[] {
  const own = targets.filter((target) => target.kind !== 'service' || target.region === vpc.scope.region);
  return [...own, ...ownNameTargets(index, vpc.id, own)];
}

/** The VPC of a subnet; where the VPCs were not read, one of which nothing is known. */
function vpcOf(index: NetworkIndex, subnet: Subnet): Vpc {
  const found = lookUp(index, 'vpcs', subnet.vpcId, subnet.scope);
  if (found.known) return found.value;
  const { gap } = found;
  return {
    id: subnet.vpcId,
    scope: subnet.scope,
    ownerId: subnet.ownerId,
    name: null,
    cidrs: [],
    dhcpOptionsId: null,
    enableDnsSupport: unknown(gap),
    enableDnsHostnames: unknown(gap),
    blockPublicAccess: unknown(gap),
  };
}

function pathsTo(decide: Decider, vantage: Vantage, vpc: Vpc, target: Target): readonly AuditPath[] {
  const wanted = target.kind === 'address' ? [target.address.family] : target.families;
  const possible = addressFamilies.filter(
    (family) => wanted.includes(family) && clientRanges(vantage, family).length > 0,
  );
  // A client without an address in any of the target's families still has an answer: that it has none.
  const families = possible.length > 0 ? possible : wanted.slice(0, 1);
  const decided = families.map((family): AuditPath => {
    const decision = decide({ vantage, vpc, target, family });
    return { id: `${vantage.id} > ${target.id} > ${family}`, vantage, vpc, target, family, decision };
  });
  return decided.filter((path) => hasName(path, decided));
}

// A name that has addresses in one family only has no path in the other: nobody tries it.
function hasName({ family, decision }: AuditPath, all: readonly AuditPath[]): boolean {
  const { resolution, trace } = decision;
  if (resolution === null || all.length === 1) return true;
  const isOwnNameOfEndpoint = trace.steps.some(({ code }) => code === 'endpoint-own-name');
  if (resolution.endpoint !== null && (resolution.by !== 'public-dns' || isOwnNameOfEndpoint))
    return answersInFamily(resolution.endpoint, family);
  const other = all.find((path) => path.family !== family)?.decision.resolution;
  return resolution.by !== 'none' || other?.by === 'none' || family === 'ipv4';
}

/** The endpoints' own names by which private APIs are called where no private DNS captures the default name. */
function ownNameTargets(
  index: NetworkIndex,
  vpcId: string,
  targets: readonly Target[],
): readonly ServiceTarget[] {
  const data =
    targets.find((target): target is ServiceTarget => target.id === 'apigateway:data') ??
    targets.find((target): target is ServiceTarget => answersByOwnNames(index, target));
  if (data === undefined) return [];
  const endpoints = (index.endpointsOfVpc.get(vpcId) ?? []).filter(
    ({ type, serviceName, privateDnsEnabled, state }) =>
      type === 'interface' &&
      data.endpointService !== null &&
      serves(serviceName, data.endpointService) &&
      !privateDnsEnabled &&
      state === 'available',
  );
  return endpoints.map((endpoint) => {
    const host =
      endpoint.dnsNames?.find(isOwnName) ??
      `${labelOf(endpoint)}.execute-api.${data.region}.vpce.${partitionOf(data.region)?.dnsSuffix ?? 'amazonaws.com'}`;
    return {
      ...data,
      id: `apigateway:data:${endpoint.id}`,
      host,
      label: null,
      note: null,
      api: null,
      endpointService: null,
      documentedPrivateNames: null,
    };
  });
}

/** Whether a target is an endpoint's own name: neither any API, nor custom domains, nor an API that was named. */
export function isEndpointsOwnName(target: Target): boolean {
  const { id } = target;
  return (
    target.kind === 'service' &&
    target.api === null &&
    id.startsWith('apigateway:data:') &&
    id !== 'apigateway:data:custom-domain'
  );
}

/** The first label of an endpoint's own name. What is not deployed yet has none, and a placeholder stands for it. */
function labelOf({ id }: VpcEndpoint): string {
  return id.startsWith('vpce-') ? id : `{${id}}`;
}

/** Decides a path again in a network without the endpoint that captures its name. */
function capturelessDecider(
  index: NetworkIndex,
  targets: readonly Target[],
  strict: boolean,
  vpcs: ReadonlyMap<string, Vpc>,
): JudgedPaths['withoutCapture'] {
  const deciders = new Map<string, Decider>();
  return ({ vantage, target, decision, id }) => {
    const endpoint = decision.resolution?.endpoint;
    const vpc = vpcs.get(vantage.subnet.vpcId);
    if (!endpoint || vpc === undefined) return undefined;
    let decide = deciders.get(endpoint.id);
    if (decide === undefined) {
      const { network } = index;
      const items = network.vpcEndpoints.items.filter((item) => item.id !== endpoint.id);
      const without = indexNetwork({ ...network, vpcEndpoints: { ...network.vpcEndpoints, items } });
      decide = makeDecider(without, targets, strict);
      deciders.set(endpoint.id, decide);
    }
    return decide({ vantage, vpc, target, family: id.endsWith('ipv6') ? 'ipv6' : 'ipv4' });
  };
}
