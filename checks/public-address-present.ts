import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'public-address-present',
  title: 'A client that an internet gateway serves has a public address',
  why: 'An internet gateway passes on IPv4 packets only of senders with a public address. A Lambda function never gets one: in a public subnet its calls to the internet time out.',
  limits:
    'A subnet is judged as an interface in it without a public address; name the interface or instance where yours has one.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
  ],
  passes: [],
  cannotTell: ['lambda-ipv6-by-internet-gateway'],
  says: {
    'public-address-missing': {
      severity: 'error',
      text: ({ data }) =>
        `the client has no public IPv4 address: ${data.internetGateway} drops what it sends`,
      fix: () =>
        'use private subnets behind a NAT gateway, or a VPC endpoint of the service; a Lambda function never gets a public IPv4 address',
    },
  },
});
