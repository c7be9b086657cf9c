import { type FixContext } from '../../src/audit/check.ts';
import { attachmentsOfVpc } from '../../src/network/network-index.ts';
import { type StepOf } from '../../src/path/step.ts';

/** The route that a transit gateway route table lacks: back by propagation from the client's VPC, out by a static one. */
export function fixTransitGatewayRoute(
  { resource, hop, data }: StepOf<'transit-gateway-route-missing'>,
  { index, region, vpcId }: FixContext,
): string {
  const table = `--transit-gateway-route-table-id ${resource.id}`;
  if (data.destinations[0] === 'client') {
    const own = attachmentsOfVpc(index, vpcId).find((item) => item.transitGatewayId === hop.id);
    return `aws ec2 enable-transit-gateway-route-table-propagation ${table} --transit-gateway-attachment-id ${own?.id ?? 'ATTACHMENT_OF_THE_CLIENT'} --region ${region}`;
  }
  const [first = ''] = data.destinations;
  const destination = first === 'target' ? 'NETWORK_OF_THE_TARGET/LENGTH' : first;
  return `aws ec2 create-transit-gateway-route ${table} --destination-cidr-block ${destination} --transit-gateway-attachment-id ATTACHMENT_THAT_LEADS_THERE --region ${region}`;
}
