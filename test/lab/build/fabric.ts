import { type Space } from '../kernel/links.ts';
import { type Records } from '../agent/messages.ts';

/** Why a router of the lab drops a packet. */
export type DropKind =
  | 'acl'
  | 'group'
  | 'route-missing'
  | 'route-blackhole'
  | 'nobody-there'
  | 'target-gone'
  | 'zone-not-attached'
  | 'loop'
  | 'translator-state'
  | 'translator-ipv6'
  | 'source-check'
  | 'answer-to-another'
  | 'endpoint-state'
  | 'endpoint-of-another-vpc'
  | 'peering-transit'
  | 'block-public-access'
  | 'no-public-address'
  | 'private-target'
  | 'transit-missing'
  | 'transit-blackhole'
  | 'transit-gone'
  | 'not-understood';

/** A rule that drops: what it is, whose it is, and which of several it is. */
export interface Drop {
  readonly kind: DropKind;
  /** The ids of what a person would change, one of them. */
  readonly ids: readonly string[];
  /** An ACL's rule number or `*`. */
  readonly rule: string | null;
}

/** Somebody who asks: an interface of its own in a subnet. */
export interface Client {
  readonly vantage: string;
  readonly vpcId: string;
  readonly subnetId: string;
  /** Null: may send everything. */
  readonly groupIds: readonly string[] | null;
  /** Whether it may use IPv6 where its subnet has it: a function must allow it. */
  readonly usesIpv6: boolean;
  /** The interface meant; null for one that the lab thinks up. */
  readonly interfaceId: string | null;
}

/** What goes through a router's device. */
export interface DeviceMeaning {
  readonly kind:
    | 'client'
    | 'interface'
    | 'nat-gateway'
    | 'nat-instance'
    | 'transit-gateway'
    | 'peering'
    | 'internet-gateway'
    | 'egress-only-internet-gateway'
    | 'gateway-endpoint'
    | 'amazon-dns';
  readonly id: string;
}

/** Addresses that clients have for a while, and ports that translators are to use. */
export interface Wave {
  readonly owners: ReadonlyMap<string, Client>;
  readonly translations: readonly Translation[];
  /** Its number among the waves of its network. */
  readonly number: number;
  /** A number that no other wave of the lab has: connections of one are none of another's. */
  readonly zone: number;
}

/** One connection's port behind a translator. */
interface Translation {
  readonly clientAddress: string;
  readonly clientPort: number;
  readonly address: string;
  readonly natPort: number;
}

/** What answers to questions for names at one address. */
export interface NameServer {
  readonly address: string;
  readonly records: Records;
}

/** A network as commands: what is configured once, and what changes from wave to wave. */
export interface Fabric {
  readonly network: ReadonlyMap<Space, Script>;
  readonly wave: (wave: Wave) => ReadonlyMap<Space, Script>;
  /** The drops by the number that their packets carry. */
  readonly drops: readonly Drop[];
  /** By space and device. */
  readonly devices: ReadonlyMap<string, DeviceMeaning>;
  /** The devices by which clients send, by vantage. */
  readonly clientDevices: ReadonlyMap<string, string>;
}

/** Commands for one namespace. */
export interface Script {
  /** Lines for `ip -batch` that take back those of {@link Script.ip}; some may fail. */
  readonly undo: readonly string[];
  readonly undo6: readonly string[];
  /** Lines for `ip -batch`. */
  readonly ip: readonly string[];
  /** Lines for `ip -6 -batch`. */
  readonly ip6: readonly string[];
  /** A file for `nft`; empty where nothing changes. */
  readonly nft: string;
}
