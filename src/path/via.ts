/** The way packets leave the client's VPC or reach the service inside the networks connected to it. */
export const vias = [
  'interface-endpoint',
  'gateway-endpoint',
  'central-endpoint',
  'nat-gateway',
  'nat-instance',
  'internet-gateway',
  'egress-only-internet-gateway',
  'transit-gateway',
  'peering',
  'virtual-private-gateway',
  'appliance',
  'proxy',
  'local',
  'none',
] as const;

/** One of {@link vias}; `local` is a private address in the client's own VPC that is no endpoint's. */
export type Via = (typeof vias)[number];
