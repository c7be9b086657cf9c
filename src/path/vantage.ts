import { type Address } from '../network/address.ts';
import { type PortRange } from '../network/ports.ts';
import { type Subnet } from '../network/subnet.ts';

/** What a vantage was named by; it decides which source ports and addresses are assumed. */
type VantageKind = 'subnet' | 'function' | 'network-interface' | 'instance' | 'address';

/** Where from: an interface in one subnet. */
export interface Vantage {
  /** Unique and stable: the subnet's id, `function@subnet`, the interface's id, … */
  readonly id: string;
  readonly kind: VantageKind;
  readonly subnet: Subnet;
  /** Null: not given. Empty: an interface without groups. */
  readonly securityGroupIds: readonly string[] | null;
  readonly functionName: string | null;
  /** The addresses of the one interface meant; null for any address of the subnet. */
  readonly addresses: readonly Address[] | null;
  /** Whether a public IPv4 address belongs to the interface. */
  readonly hasPublicAddress: boolean;
  /** Whether the interface may use IPv6 (a function must allow it). */
  readonly usesIpv6: boolean;
  /** The ports from which it opens connections. */
  readonly ports: PortRange;
}
