import { tableOfDevice } from './hosts.ts';
import { type Script } from './fabric.ts';
import { nothing } from './script.ts';

/** The addresses that a machine has of its own; null where it has none of the family. */
export interface Home {
  readonly ipv4: string | null;
  readonly ipv6: string | null;
}

/**
 * Makes the host of all clients one machine for a while: whoever names neither address nor device sends by this
 * device, under these addresses. In a family that the machine has no address of, it cannot send.
 */
export function turnScript(device: string, { ipv4, ipv6 }: Home): Script {
  // On the loopback device: another one loses its routes with its last address.
  const rule = 'pref 800 iif lo';
  const out = `rule add ${rule} lookup ${tableOfDevice('clients', device)}`;
  const nowhere = `rule add ${rule} unreachable`;
  return {
    ...nothing,
    ip: ipv4 === null ? [nowhere] : [`addr add ${ipv4}/32 dev lo`, out],
    ip6: ipv6 === null ? [nowhere] : [`addr add ${ipv6}/128 dev lo nodad`, out],
    undo: [...(ipv4 === null ? [] : [`addr del ${ipv4}/32 dev lo`]), `rule del ${rule}`],
    undo6: [...(ipv6 === null ? [] : [`addr del ${ipv6}/128 dev lo`]), `rule del ${rule}`],
  };
}
