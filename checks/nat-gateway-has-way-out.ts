import { pathCheck } from '../src/audit/check.ts';
import { fixNatRoute, replaceNatGateway } from './words/nat-gateway-fix.ts';
import { sayNatWithoutRoute } from './words/nat-gateway-words.ts';

export default pathCheck({
  id: 'nat-gateway-has-way-out',
  title: 'The NAT gateway has a way out',
  why: 'A NAT gateway sends packets on by the table of its own subnet: without a route to an internet gateway there, or without a public address, everything behind it times out.',
  limits: 'A private NAT gateway that leads to other networks is followed as far as their routes were read.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
  ],
  passes: ['nat-route-found'],
  cannotTell: ['nat-route-not-read', 'nat-route-not-followed', 'nat-behind-nat'],
  says: {
    'nat-route-missing': { severity: 'error', text: sayNatWithoutRoute, fix: fixNatRoute },
    'nat-route-missing-for-some-public': {
      severity: 'note',
      text: ({ hop, data }) =>
        `${hop.id} reaches some public addresses only, by the routes of ${data.routeTable}: calls fail where the service answers at another`,
      fix: fixNatRoute,
    },
    'nat-private': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id} is a private NAT gateway and has no public address: ${data.internetGateway} drops what it sends`,
      fix: ({ resource }, context) => replaceNatGateway(resource.id, 'PUBLIC_SUBNET', context),
    },
    'nat-without-public-address': {
      severity: 'error',
      text: ({ resource, hop }) => `${resource.id} has no public address: ${hop.id} drops what it sends`,
      fix: ({ resource }, { region }) =>
        `aws ec2 associate-nat-gateway-address --nat-gateway-id ${resource.id} --allocation-ids ALLOCATION_ID --region ${region}`,
    },
    'nat-carries-no-ipv6': {
      severity: 'warning',
      text: ({ resource }) =>
        `${resource.id} carries IPv4 only and drops the IPv6 packets that routes send to it`,
      fix: (_step, { region }) =>
        `aws ec2 replace-route --route-table-id ROUTE_TABLE --destination-ipv6-cidr-block ::/0 --egress-only-internet-gateway-id EGRESS_ONLY_INTERNET_GATEWAY --region ${region}`,
    },
    'route-loops': {
      severity: 'error',
      text: ({ data }) =>
        `${data.routeTable} sends packets for ${data.destination} in a circle: ${data.target} hands them to the same table again`,
      fix: ({ hop }, { index, region }) => {
        const subnet = index.byId.natGateways.get(hop.id)?.subnetId ?? 'SUBNET';
        return `aws ec2 associate-route-table --subnet-id ${subnet} --route-table-id TABLE_WITH_AN_INTERNET_GATEWAY --region ${region}`;
      },
    },
  },
});
