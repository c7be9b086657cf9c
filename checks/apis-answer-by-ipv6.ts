import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'apis-answer-by-ipv6',
  title: 'Public APIs that are reached by IPv6 only are dual-stack',
  why: 'An API of a public kind, and a public custom domain, has IPv6 addresses only where its IP address type was set to dualstack. Where IPv6 is the only way that is open, all others have no address to send to.',
  limits: 'The IP address types of APIs and domains are not read. Private APIs are always dual-stack.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html'],
  passes: [],
  cannotTell: [],
  says: {
    'api-ip-address-type-not-read': {
      severity: 'note',
      text: () =>
        'only IPv6 leads there, and only APIs and domains of the IP address type dualstack answer by IPv6',
      fix: (_, { region }) =>
        `aws apigateway update-rest-api --rest-api-id API_ID --patch-operations op=replace,path=/endpointConfiguration/ipAddressType,value=dualstack --region ${region}`,
    },
  },
});
