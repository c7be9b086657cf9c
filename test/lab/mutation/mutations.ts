import { endpointMutations } from './endpoint-mutations.ts';
import { filterMutations } from './filter-mutations.ts';
import { gatewayMutations } from './gateway-mutations.ts';
import { linkMutations } from './link-mutations.ts';
import { type Mutation } from './mutation.ts';
import { nameMutations } from './name-mutations.ts';
import { routeMutations } from './route-mutations.ts';
import { viewMutations } from './view-mutations.ts';
import { wayBackMutations } from './way-back-mutations.ts';

/** Errors that an author of the predictor could make, each of which the lab has to find. */
export const mutations: readonly Mutation[] = [
  ...nameMutations,
  ...viewMutations,
  ...filterMutations,
  ...routeMutations,
  ...gatewayMutations,
  ...linkMutations,
  ...endpointMutations,
  ...wayBackMutations,
];
