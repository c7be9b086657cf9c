import { type StepCode } from '../../path/step-code.ts';
import { type stepKinds } from '../../path/step-kind.ts';
import { type ObservationLayer, observationLayers } from './observation.ts';

type BlockCode = {
  [Code in StepCode]: (typeof stepKinds)[Code] extends 'refuses' ? Code : never;
}[StepCode];

/**
 * The layer in which an attempt fails that meets each block: in asking for the name, in connecting, or by the answer.
 * Packets of a connection that has no way, or no way back, are never answered.
 */
const layerOfBlock: Readonly<Record<BlockCode, ObservationLayer>> = {
  'dns-support-off': 'dns',
  'custom-dns-unreachable': 'dns',
  'endpoint-zone-lacks-name': 'dns',
  'private-names-without-dns-hostnames': 'dns',
  'hosted-zone-lacks-name': 'dns',
  'client-group-refuses': 'tcp',
  'client-group-refuses-some-public': 'tcp',
  'local-route-captures-target': 'tcp',
  'client-lacks-family': 'tcp',
  'api-ip-address-type-not-read': 'http',
  'local-route-captures-some-public': 'tcp',
  'route-loops': 'tcp',
  'nat-not-available': 'tcp',
  'nat-pending': 'tcp',
  'nat-deleting': 'tcp',
  'nat-without-public-address': 'tcp',
  'nat-private': 'tcp',
  'nat-carries-no-ipv6': 'tcp',
  'internet-gateway-detached': 'tcp',
  'internet-gateway-private-target': 'tcp',
  'public-address-missing': 'tcp',
  'block-public-access-blocks': 'tcp',
  'egress-only-gateway-detached': 'tcp',
  'gateway-endpoint-not-available': 'tcp',
  'gateway-endpoint-of-another-vpc': 'tcp',
  'nat-instance-checks-source': 'tcp',
  'nat-instance-stopped': 'tcp',
  'nat-instance-without-public-address': 'tcp',
  'peering-not-active': 'tcp',
  'peering-carries-no-transit': 'tcp',
  'transit-gateway-route-missing': 'tcp',
  'transit-gateway-route-blackhole': 'tcp',
  'transit-gateway-zone-missing': 'tcp',
  'transit-gateway-not-attached': 'tcp',
  'endpoint-not-available': 'tcp',
  'endpoint-partly-available': 'tcp',
  'endpoint-group-admits-by-reference': 'tcp',
  'target-group-admits-by-reference': 'tcp',
  'nat-instance-group-admits-by-reference': 'tcp',
  'target-interface-missing': 'tcp',
  'api-default-endpoint-disabled': 'http',
  'public-api-captured': 'http',
  'private-api-needs-endpoint': 'http',
  'private-api-by-endpoint-name': 'http',
  'custom-domain-record-not-read': 'http',
  'api-policy-not-read': 'http',
  'endpoint-policy-restricts': 'http',
  'client-out-acl-refuses': 'tcp',
  'client-out-acl-refuses-some-public': 'tcp',
  'client-back-acl-refuses': 'tcp',
  'client-back-acl-refuses-some-public': 'tcp',
  'nat-acl-refuses': 'tcp',
  'nat-acl-refuses-some-public': 'tcp',
  'nat-instance-acl-refuses': 'tcp',
  'nat-instance-acl-refuses-some-public': 'tcp',
  'attachment-acl-refuses': 'tcp',
  'attachment-acl-refuses-some-public': 'tcp',
  'endpoint-acl-refuses': 'tcp',
  'endpoint-acl-refuses-some-public': 'tcp',
  'target-acl-refuses': 'tcp',
  'target-acl-refuses-some-public': 'tcp',
  'endpoint-group-refuses': 'tcp',
  'target-group-refuses': 'tcp',
  'nat-instance-group-refuses': 'tcp',
  'client-route-blackhole': 'tcp',
  'client-route-missing': 'tcp',
  'client-route-missing-for-some-public': 'tcp',
  'nat-route-blackhole': 'tcp',
  'nat-route-missing': 'tcp',
  'nat-route-missing-for-some-public': 'tcp',
  'nat-instance-route-blackhole': 'tcp',
  'nat-instance-route-missing': 'tcp',
  'nat-instance-route-missing-for-some-public': 'tcp',
  'attachment-route-blackhole': 'tcp',
  'attachment-route-missing': 'tcp',
  'attachment-route-missing-for-some-public': 'tcp',
  'return-route-blackhole': 'tcp',
  'return-route-missing': 'tcp',
  'return-route-missing-for-some-public': 'tcp',
};

/**
 * How the layer of a failure fits the blocks that were predicted. `fits`: a block of this layer was predicted, and none
 * of a layer before. `before`: it failed in a layer before the first block, which is then not seen; both faults may be
 * there. `beyond`: it got past the layer of the first block and failed further on, so that this block does not stand.
 */
export type LayerFit = 'fits' | 'before' | 'beyond';

/**
 * Compares a failure with the blocks that were predicted; null where no block was.
 * @param blocks codes of the failing steps of a trace; others among them count for nothing.
 */
export function fitOfLayer(blocks: readonly StepCode[], failedIn: ObservationLayer): LayerFit | null {
  const ranks = layersOf(blocks).map((layer) => observationLayers.indexOf(layer));
  if (ranks.length === 0) return null;
  const first = Math.min(...ranks);
  const seen = observationLayers.indexOf(failedIn);
  if (seen === first) return 'fits';
  return seen < first ? 'before' : 'beyond';
}

/** The layers in which blocks are met, in the order of the blocks. */
export function layersOf(blocks: readonly StepCode[]): readonly ObservationLayer[] {
  const layers = new Map<string, ObservationLayer>(Object.entries(layerOfBlock));
  return blocks.flatMap((code) => layers.get(code) ?? []);
}
