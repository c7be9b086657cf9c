import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'endpoint-available',
  title: 'The interface endpoint that the name leads to is available',
  why: 'An endpoint that is pending, rejected, failed or being deleted answers nobody, while its private DNS may still capture the name.',
  limits: 'Whether the service behind the endpoint is healthy is not in its state.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html'],
  passes: ['endpoint-available'],
  cannotTell: ['endpoint-addresses-not-read'],
  says: {
    'endpoint-not-available': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id}, the endpoint for ${data.service}, is in state ${data.state}`,
      fix: ({ resource }, { region }) =>
        `aws ec2 delete-vpc-endpoints --vpc-endpoint-ids ${resource.id} --region ${region}`,
    },
    'endpoint-partly-available': {
      severity: 'warning',
      text: ({ resource, data }) =>
        `${resource.id}, the endpoint for ${data.service}, is in state ${data.state}: some or all of its interfaces do not answer yet`,
      fix: ({ resource }, { region }) =>
        `wait until it is available:
  aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${resource.id} --query 'VpcEndpoints[].State' --output text --region ${region}`,
    },
  },
});
