import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'gateway-endpoint-available',
  title: 'The gateway endpoint that routes lead to is available',
  why: "The route that a gateway endpoint writes is more specific than a default route: while the endpoint is not available, the service's addresses lead nowhere.",
  limits: 'What the endpoint policy allows is the business of another check.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'],
  passes: ['gateway-endpoint-available'],
  cannotTell: ['gateway-endpoint-not-read'],
  says: {
    'gateway-endpoint-not-available': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id}, the gateway endpoint for ${data.service}, is in state ${data.state}`,
      fix: ({ resource }, { region }) =>
        `aws ec2 delete-vpc-endpoints --vpc-endpoint-ids ${resource.id} --region ${region}`,
    },
    'gateway-endpoint-of-another-vpc': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id}, the gateway endpoint for ${data.service} in ${data.vpcId}, serves that VPC alone: what comes from another VPC cannot use it`,
      fix: ({ data }, { region }) =>
        `aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id VPC_OF_THE_CLIENTS --service-name ${data.service} --route-table-ids ROUTE_TABLES_OF_THE_CLIENTS --region ${region}`,
    },
  },
});
