import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'way-fully-modelled',
  title: 'Everything on the way decides by configuration that is read',
  why: 'A firewall, a Gateway Load Balancer, a virtual private gateway or a network on your premises decides by rules of its own: there the way ends in the unknown, and a probe tells more.',
  limits: 'What stands behind such a place is not guessed, neither as open nor as closed.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpce-gateway-load-balancer.html',
  ],
  passes: [],
  cannotTell: [
    'appliance-on-the-way',
    'nat-filters-behind',
    'gateway-route-table-not-followed',
    'route-not-modelled',
    'too-many-pieces',
  ],
  says: {},
});
