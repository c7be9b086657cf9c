import { missingIn } from '../network/collection.ts';
import { type EndpointOffer, offerOf } from '../network/endpoint-offer.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { sameScope, type Scope } from '../network/scope.ts';
import { type EndpointService, offersInterface, serves } from '../network/vpc-endpoint.ts';
import { type ServiceTarget } from '../targets/target.ts';
import { reportGap } from './gap-text.ts';
import { type ServicesOffer, type ServicePrivateNames } from './services-report.ts';

/** What a region says of an endpoint service. */
export function offerReport(
  index: NetworkIndex,
  endpointService: string,
  targets: readonly ServiceTarget[],
  scope: Scope,
): ServicesOffer {
  const { endpointServices } = index.network;
  // Another account's answer tells that the region offers it; its names of zones are its own.
  const listed = endpointServices.items.filter(
    (item) => serves(item.serviceName, endpointService) && sameScope(item.scope, scope),
  );
  const offer = offerOf(index, endpointService, scope);
  const [missing] = missingIn(endpointServices, scope);
  const isTold = offer !== 'not-said' && (offer === 'not-offered' || listed.length > 0);
  return {
    endpointService,
    offer,
    gap: isTold || missing === undefined ? null : reportGap(missing),
    listed: listed.map(({ serviceName, types, availabilityZones, policySupported, addressFamilies }) => {
      return { serviceName, types, availabilityZones, policySupported, addressFamilies };
    }),
    privateDnsNames: privateNamesOf(endpointService, listed, targets),
  };
}

function privateNamesOf(
  endpointService: string,
  listed: readonly EndpointService[],
  targets: readonly ServiceTarget[],
): ServicePrivateNames | null {
  // Private DNS is of interface endpoints: the entry for gateways says nothing of it.
  const interfaces = listed.filter(offersInterface);
  if (interfaces.length > 0) {
    const names = new Set(interfaces.flatMap(({ privateDnsNames }) => privateDnsNames));
    return { names: [...names].toSorted(), from: 'region' };
  }
  const documented = targets.find(
    (target) => target.endpointService === endpointService && target.label === null,
  );
  const names = documented?.documentedPrivateNames ?? null;
  return names === null ? null : { names, from: 'documentation' };
}

/** Whether a service is offered in a zone, as far as the region's answer says where. */
export function offerInZone({ offer, listed }: ServicesOffer, zone: string | null): EndpointOffer {
  if (offer !== 'offered') return offer;
  // A gateway endpoint is in no zone: the region offers it to each.
  if (listed.some(({ types }) => types.includes('gateway'))) return 'offered';
  const zones = listed.flatMap(({ availabilityZones }) => availabilityZones);
  if (zone === null || zones.length === 0) return 'not-said';
  return zones.includes(zone) ? 'offered' : 'not-offered';
}
