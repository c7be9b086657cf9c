import { vpcCidr } from './vpc.ts';

/** The endpoint services of API Gateway, by the last part of their names: its data plane and its control plane. */
export type EndpointService = 'execute-api' | 'apigateway';

/** How one example departs from the network they all share. */
export interface Example {
  /** The name of the folder and of `--example`. */
  readonly name: string;
  /** With a way out there are public subnets, an internet gateway and a NAT gateway; without a route that gateway's own subnet leads nowhere. */
  readonly wayOut: 'none' | 'nat-gateway' | 'nat-gateway-without-route';
  /** The interface endpoints in the private subnets. */
  readonly endpoints: readonly EndpointService[];
  /** Whom the endpoints' security group admits on tcp 443. */
  readonly endpointClients: string;
  /** The endpoint services that the region was asked to describe. */
  readonly describedServices: readonly EndpointService[];
}

const closed: Example = {
  name: 'closed',
  wayOut: 'none',
  endpoints: [],
  endpointClients: vpcCidr,
  describedServices: [],
};

const natEgress: Example = { ...closed, name: 'nat-egress', wayOut: 'nat-gateway' };

const executeApiEndpoint: Example = {
  ...natEgress,
  name: 'execute-api-endpoint',
  endpoints: ['execute-api'],
  describedServices: ['execute-api'],
};

const bothEndpoints: Example = {
  ...closed,
  name: 'both-endpoints',
  endpoints: ['execute-api', 'apigateway'],
  describedServices: ['execute-api', 'apigateway'],
};

const brokenNat: Example = { ...natEgress, name: 'broken-nat', wayOut: 'nat-gateway-without-route' };

const brokenEndpoint: Example = {
  ...executeApiEndpoint,
  name: 'broken-endpoint',
  endpointClients: '10.9.0.0/16',
  describedServices: [],
};

/** All the examples. */
export const examples: readonly Example[] = [
  closed,
  natEgress,
  executeApiEndpoint,
  bothEndpoints,
  brokenNat,
  brokenEndpoint,
];
