import { missingIn } from './collection.ts';
import { type NetworkIndex } from './network-index.ts';
import { type Scope } from './scope.ts';
import { serves } from './vpc-endpoint.ts';

/** Whether a region offers an endpoint service; `not-said` where its answer was not read. */
export type EndpointOffer = 'offered' | 'not-offered' | 'not-said';

/** Whether a region offers an endpoint service, as far as the input says it. */
export function offerOf({ network }: NetworkIndex, serviceName: string, scope: Scope): EndpointOffer {
  const { items } = network.endpointServices;
  if (items.some((item) => serves(item.serviceName, serviceName) && item.scope.region === scope.region))
    return 'offered';
  return missingIn(network.endpointServices, scope).length === 0 ? 'not-offered' : 'not-said';
}
