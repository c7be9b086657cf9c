import { type FixContext } from '../../src/audit/check.ts';
import { offerOf } from '../../src/network/endpoint-offer.ts';
import { createEndpoint, endpointFor, scopeOf, turnOnPrivateDns } from './endpoint-fix.ts';
import { type ServiceTarget, isDataPlane, nameOfTarget } from './target-words.ts';

/** More commands of one form than these are told once, with the names that they are for. */
const mostAlike = 2;

/** The endpoints that would open the targets to a subnet, each with the command that makes it or asks for it. */
export function endpointChoices(
  targets: readonly ServiceTarget[],
  routeTable: string,
  context: FixContext,
): readonly string[] {
  const gateways = targets.filter(({ prefixListName }) => prefixListName !== null);
  const others = targets.filter(({ prefixListName }) => prefixListName === null);
  const missing: Missing = { offered: [], notSaid: [], notOffered: [] };
  const single = others.flatMap((target) => singleChoice(target, context, missing));
  return [...interfaceChoices(missing, context), ...gatewayChoices(gateways, routeTable, context), ...single];
}

interface Interface {
  readonly target: ServiceTarget;
  readonly serviceName: string;
}

interface Missing {
  readonly offered: Interface[];
  readonly notSaid: Interface[];
  readonly notOffered: Interface[];
}

/** What is said of one target by itself; an endpoint that could be made is collected instead. */
function singleChoice(target: ServiceTarget, context: FixContext, missing: Missing): readonly string[] {
  const { endpointService: serviceName, note } = target;
  const name = nameOfTarget(target);
  if (serviceName === null) return note === null ? [] : [`${name}: ${note}`];
  const existing = endpointFor(context, serviceName);
  if (existing !== undefined) {
    return existing.privateDnsEnabled
      ? []
      : [`${name}, by ${existing.id}:\n  ${turnOnPrivateDns(context, existing.id)}`];
  }
  const offer = offerOf(context.index, serviceName, scopeOf(context));
  // Every region has the endpoint of the data plane; that of the control plane came late and only to some.
  if (offer === 'offered' || (isDataPlane(target) && offer === 'not-said'))
    missing.offered.push({ target, serviceName });
  else if (note !== null && !isOfRegion(serviceName, context)) return [`${name}: ${note}`];
  else if (offer === 'not-said') missing.notSaid.push({ target, serviceName });
  else missing.notOffered.push({ target, serviceName });
  return [];
}

function isOfRegion(serviceName: string, { region }: FixContext): boolean {
  return serviceName.startsWith(`com.amazonaws.${region}.`);
}

function interfaceChoices({ offered, notSaid, notOffered }: Missing, context: FixContext): readonly string[] {
  const ask = `aws ec2 describe-vpc-endpoint-services --region ${context.region}`;
  const asked =
    notSaid.length > mostAlike
      ? [
          `this input does not say which of these endpoints the region offers; ask:\n  ${ask} --query ServiceNames`,
          ...createAlike(notSaid, context).map(
            ({ names, command }) => `${names}, as far as it is offered and should work:\n  ${command}`,
          ),
        ]
      : notSaid.map(
          ({ target, serviceName }) =>
            `${nameOfTarget(target)}: this input does not say whether the region offers an endpoint; ask:\n  ${ask} --service-names ${serviceName}`,
        );
  const made =
    offered.length > mostAlike
      ? createAlike(offered, context).map(
          ({ names, command }) => `${names}, as far as it should work:\n  ${command}`,
        )
      : offered.map(
          ({ target, serviceName }) =>
            `${nameOfTarget(target)}, if it should work:\n  ${createEndpoint(context, serviceName)}`,
        );
  return [...asked, ...made, ...noChoices(notOffered, context)];
}

function noChoices(notOffered: readonly Interface[], { region }: FixContext): readonly string[] {
  if (notOffered.length > mostAlike)
    return [
      `${region} offers no endpoint for ${notOffered.map(({ target }) => nameOfTarget(target)).join(', ')}`,
    ];
  return notOffered.map(
    ({ target, serviceName }) => `${nameOfTarget(target)}: ${region} offers no ${serviceName}`,
  );
}

interface Alike {
  readonly names: string;
  readonly command: string;
}

/** Commands that make endpoints; those that differ by the service alone once, with SERVICE for it. */
function createAlike(interfaces: readonly Interface[], context: FixContext): readonly Alike[] {
  const lastParts = new Map<string, string[]>();
  for (const { serviceName } of interfaces) {
    const place = isOfRegion(serviceName, context) ? `com.amazonaws.${context.region}.SERVICE` : serviceName;
    const command = createEndpoint(context, serviceName).replace(
      `--service-name ${serviceName} `,
      `--service-name ${place} `,
    );
    const name = place === serviceName ? serviceName : serviceName.slice(place.length - 'SERVICE'.length);
    lastParts.set(command, [...new Set([...(lastParts.get(command) ?? []), name])]);
  }
  return [...lastParts].map(([command, names]) => ({
    names: `each SERVICE of ${names.toSorted().join(', ')}`,
    command,
  }));
}

function gatewayChoices(
  targets: readonly ServiceTarget[],
  routeTable: string,
  context: FixContext,
): readonly string[] {
  const byService = new Map<string, string[]>();
  for (const target of targets) {
    const { endpointService } = target;
    if (endpointService !== null)
      byService.set(endpointService, [...(byService.get(endpointService) ?? []), nameOfTarget(target)]);
  }
  return [...byService].map(([serviceName, names]) => {
    const should = names.length === 1 ? 'it should' : 'they should';
    return `${names.join(', ')}, if ${should} work:\n  ${gatewayEndpoint(serviceName, routeTable, context)}`;
  });
}

function gatewayEndpoint(
  serviceName: string,
  routeTable: string,
  { index, region, vpcId }: FixContext,
): string {
  const existing = index.endpointsOfVpc
    .get(vpcId)
    ?.find(
      (item) => item.type === 'gateway' && item.serviceName === serviceName && item.state === 'available',
    );
  return existing === undefined
    ? `aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id ${vpcId} --route-table-ids ${routeTable} --service-name ${serviceName} --region ${region}`
    : `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${existing.id} --add-route-table-ids ${routeTable} --region ${region}`;
}
