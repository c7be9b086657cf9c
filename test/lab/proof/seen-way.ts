import { type Via } from '../../../src/path/via.ts';
import { type DeviceMeaning, type Fabric } from '../build/fabric.ts';
import { type Account } from '../network/account.ts';
import { type Passage } from '../kernel/evidence.ts';
import { type ObservedConnection } from './observe.ts';

/** The way that a connection's first packet took, in the words of the report. */
export interface SeenWay {
  readonly via: Via;
  /** Null where the way has no resource of its own. */
  readonly id: string | null;
}

/** Reads the way off the devices that the first packet went through; null where no router saw it. */
export function seenWay(account: Account, fabric: Fabric, observed: ObservedConnection): SeenWay | null {
  const { client } = observed.connection;
  const out = observed.passages.flatMap((passage) => meaningOf(fabric, passage));
  const [first] = out.filter(({ from }) => from.kind === 'client' && from.id === client.vantage);
  if (first === undefined) return null;
  const end = out.map(({ to }) => to).find(({ kind }) => kind === 'interface');
  const item = account.NetworkInterfaces.find(({ NetworkInterfaceId: id }) => id === end?.id);
  const endpoint = account.VpcEndpoints.find(({ NetworkInterfaceIds: ids }) => ids.includes(end?.id ?? ''));
  if (endpoint !== undefined && item !== undefined) {
    const isOwn = item.VpcId === client.vpcId;
    return { via: isOwn ? 'interface-endpoint' : 'central-endpoint', id: endpoint.VpcEndpointId };
  }
  return wayOut(account, first.to);
}

interface Hop {
  readonly from: DeviceMeaning;
  readonly to: DeviceMeaning;
}

function meaningOf(fabric: Fabric, { space, from, to }: Passage): readonly Hop[] {
  const [first, second] = [from, to].map((device) => fabric.devices.get(`${space} ${device}`));
  return first === undefined || second === undefined ? [] : [{ from: first, to: second }];
}

function wayOut(account: Account, { kind, id }: DeviceMeaning): SeenWay | null {
  switch (kind) {
    case 'nat-gateway':
    case 'internet-gateway':
    case 'egress-only-internet-gateway':
    case 'gateway-endpoint':
    case 'transit-gateway':
    case 'peering':
      return { via: kind, id };
    case 'nat-instance': {
      const item = account.NetworkInterfaces.find(({ NetworkInterfaceId: own }) => own === id);
      return { via: kind, id: item?.InstanceId ?? null };
    }
    case 'interface':
      return { via: 'local', id };
    case 'client':
    case 'amazon-dns':
      return null;
  }
}
