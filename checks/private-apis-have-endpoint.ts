import { pathCheck } from '../src/audit/check.ts';
import { createEndpoint, endpointFor, turnOnPrivateDns } from './words/endpoint-fix.ts';
import { sayHost } from './words/target-words.ts';

export default pathCheck({
  id: 'private-apis-have-endpoint',
  title: 'Private APIs can be invoked by their default names',
  why: 'A private API answers only what comes through an interface endpoint for execute-api; by any other way it answers 403 Forbidden, or its name leads nowhere.',
  limits: 'An endpoint in another VPC counts where a name leads to it.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
  ],
  passes: [],
  cannotTell: [],
  says: {
    'private-api-needs-endpoint': {
      severity: 'note',
      text: ({ data }) =>
        `no interface endpoint answers for ${sayHost(data.host)}: private APIs can be invoked through one only`,
      fix: (_step, context) => {
        const serviceName = `com.amazonaws.${context.region}.execute-api`;
        const existing = endpointFor(context, serviceName);
        return existing === undefined
          ? createEndpoint(context, serviceName)
          : turnOnPrivateDns(context, existing.id);
      },
    },
    'private-api-by-endpoint-name': {
      severity: 'note',
      text: ({ resource }) =>
        `private APIs can be invoked by the own names of ${resource.type === 'vpc-endpoint' ? resource.id : 'the endpoint'} only, with a Host or x-apigw-api-id header`,
      fix: ({ resource }, context) =>
        resource.type === 'vpc-endpoint' ? turnOnPrivateDns(context, resource.id) : null,
    },
  },
});
