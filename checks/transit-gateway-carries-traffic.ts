import { pathCheck } from '../src/audit/check.ts';
import { sayNoRoute } from './words/route-words.ts';
import { fixTransitGatewayRoute } from './words/transit-gateway-fix.ts';

export default pathCheck({
  id: 'transit-gateway-carries-traffic',
  title: 'The transit gateway carries the traffic',
  why: 'A transit gateway drops what its route table has no route for, what comes from zones without a subnet of the attachment, and what comes from VPCs that are not attached.',
  limits:
    'Attachments to anything but a VPC, and to VPCs of accounts that the input does not hold, are not followed.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
    'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
  ],
  passes: ['transit-gateway-forwards'],
  cannotTell: ['transit-gateway-not-read', 'transit-gateway-attachment-not-followed'],
  says: {
    'transit-gateway-route-missing': {
      severity: 'error',
      text: ({ resource, hop, data }) =>
        `${resource.id}, the route table of ${hop.id}, has ${sayNoRoute(data.destinations)}`,
      fix: fixTransitGatewayRoute,
    },
    'transit-gateway-zone-missing': {
      severity: 'error',
      text: ({ hop, data }) =>
        `${data.attachment} has no subnet in ${data.zone}: packets from that zone do not reach ${hop.id}`,
      fix: ({ data }, { region }) =>
        `aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id ${data.attachment} --add-subnet-ids SUBNET_IN_${data.zone.toUpperCase().replaceAll('-', '_')} --region ${region}`,
    },
    'transit-gateway-not-attached': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id} has no available attachment to ${data.vpcId}, whose routes lead to it`,
      fix: ({ resource, data }, { region }) =>
        `aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id ${resource.id} --vpc-id ${data.vpcId} --subnet-ids ONE_SUBNET_OF_EACH_ZONE --region ${region}`,
    },
  },
});
