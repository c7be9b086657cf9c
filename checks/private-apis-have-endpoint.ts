import { type FixContext, pathCheck } from '../src/audit/check.ts';
import { createEndpoint, endpointFor, turnOnPrivateDns } from './words/endpoint-fix.ts';
import { sayHost } from './words/target-words.ts';

function dataPlaneService({ targets, region }: FixContext): string {
  const services = targets.flatMap((target) =>
    target.kind === 'service' ? (target.endpointService ?? []) : [],
  );
  return (
    services.find((service) => service.endsWith('.execute-api')) ?? `com.amazonaws.${region}.execute-api`
  );
}

function turnOn(endpointId: string, context: FixContext): string | null {
  const endpoint = context.index.byId.vpcEndpoints.get(endpointId);
  return endpoint?.privateDnsEnabled === true ? null : turnOnPrivateDns(context, endpointId);
}

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
        const service = dataPlaneService(context);
        const existing = endpointFor(context, service);
        return existing === undefined ? createEndpoint(context, service) : turnOn(existing.id, context);
      },
    },
    'private-api-by-endpoint-name': {
      severity: 'note',
      text: ({ resource }) =>
        `private APIs can be invoked by the own names of ${resource.type === 'vpc-endpoint' ? resource.id : 'the endpoint'}, with a Host or x-apigw-api-id header`,
      fix: ({ resource }, context) =>
        resource.type === 'vpc-endpoint' ? turnOn(resource.id, context) : null,
    },
  },
});
