/** TCP ports from `first` to `last`, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The ports from which Lambda functions and NAT gateways open connections.
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
export const ephemeralPorts: PortRange = { first: 1024, last: 65535 };

/** The ports from which an EC2 Linux instance opens connections by default. */
export const linuxEphemeralPorts: PortRange = { first: 32768, last: 60999 };

/** `443`, `1024-65535`. */
export function formatPorts(ports: PortRange): string {
  return ports.first === ports.last ? `${ports.first}` : `${ports.first}-${ports.last}`;
}
