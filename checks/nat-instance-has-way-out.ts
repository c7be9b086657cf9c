import { pathCheck } from '../src/audit/check.ts';
import { routeCommand } from './words/route-fix.ts';
import { sayNoRoute, sayNoRouteForSomePublic } from './words/route-words.ts';

export default pathCheck({
  id: 'nat-instance-has-way-out',
  title: 'The NAT instance has a way out',
  why: 'A NAT instance sends packets on by the table of its own subnet: without a route to an internet gateway there, or without a public address, everything behind it times out.',
  limits: 'Only the first of its addresses is taken for the one that it translates to.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html'],
  passes: ['nat-instance-route-found'],
  cannotTell: ['nat-instance-route-not-read', 'nat-instance-route-not-followed'],
  says: {
    'nat-instance-route-missing': {
      severity: 'error',
      text: ({ hop, data }) =>
        `${hop.id} has no way out: ${data.routeTable}, the table of its subnet, has ${sayNoRoute(data.destinations)}`,
      fix: ({ data }, { region }) => {
        const [destination = '0.0.0.0/0'] = data.destinations;
        const route = {
          table: data.routeTable,
          destination,
          option: '--gateway-id',
          target: 'INTERNET_GATEWAY',
        };
        return routeCommand('create-route', route, region);
      },
    },
    'nat-instance-route-missing-for-some-public': {
      severity: 'note',
      text: sayNoRouteForSomePublic,
      fix: ({ data }, { region }) => {
        const [destination = '0.0.0.0/0'] = data.destinations;
        const route = {
          table: data.routeTable,
          destination,
          option: '--gateway-id',
          target: 'INTERNET_GATEWAY',
        };
        return routeCommand('create-route', route, region);
      },
    },
    'nat-instance-without-public-address': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id} has no public IPv4 address: ${data.internetGateway} drops what it sends`,
      fix: ({ resource }, { region }) =>
        `aws ec2 associate-address --instance-id ${resource.id} --allocation-id ALLOCATION_ID --region ${region}`,
    },
  },
});
