import { pathCheck } from '../src/audit/check.ts';

const familyNames = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

export default pathCheck({
  id: 'client-has-address-of-family',
  title: 'Clients have an address of a family in which the host answers',
  why: 'A host name with addresses of one family only is out of reach for a client that has none of that family: there is nothing to send from.',
  limits: 'DNS64 with NAT64, which translates between the families, is named and not followed.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html'],
  passes: [],
  cannotTell: ['client-family-translated'],
  says: {
    'client-lacks-family': {
      severity: 'note',
      text: ({ resource, data }) =>
        `interfaces in ${resource.id} have no ${familyNames[data.family]} address, and the host answers by ${familyNames[data.family]} only`,
      fix: () => null,
    },
  },
});
