import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'custom-domains-resolve-outside',
  title: 'Custom domain names resolve past the execute-api endpoint',
  why: 'A custom domain whose record is a CNAME to a name below execute-api is captured by private DNS of the endpoint and answers 403; an alias record is not.',
  limits: 'The records of custom domains are not read; ask for the type of the one you call.',
  links: [
    'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html',
  ],
  passes: [],
  cannotTell: [],
  says: {
    'custom-domain-record-not-read': {
      severity: 'note',
      text: ({ resource }) =>
        `custom domain names whose record is a CNAME are captured by ${resource.type === 'vpc-endpoint' ? 'private DNS of ' : ''}${resource.id}; alias records are not`,
      fix: () => 'make the record of the custom domain an alias (type A), not a CNAME',
    },
  },
});
