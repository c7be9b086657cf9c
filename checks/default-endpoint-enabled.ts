import { pathCheck } from '../src/audit/check.ts';
import { type Api } from '../src/network/api.ts';
import { type NetworkIndex } from '../src/network/network-index.ts';
import { sayHost } from './words/target-words.ts';

function apiOf({ network }: NetworkIndex, id: string): Api | undefined {
  return network.apis.items.find((api) => api.id === id);
}

function enable(id: string, kind: Api['kind'], region: string): string {
  return kind === 'rest'
    ? `aws apigateway update-rest-api --rest-api-id ${id} --patch-operations op=replace,path=/disableExecuteApiEndpoint,value=false --region ${region}`
    : `aws apigatewayv2 update-api --api-id ${id} --no-disable-execute-api-endpoint --region ${region}`;
}

export default pathCheck({
  id: 'default-endpoint-enabled',
  title: 'The API that is asked about answers by its default endpoint',
  why: 'An API whose default endpoint is disabled refuses all calls by its default name, REST APIs with 403 Forbidden, whatever the network lets through: it is called by its custom domain names alone.',
  limits:
    'Asked of single APIs (--api) only. A change of the setting counts from the next deployment of the API; stages, their deployments and custom domain names are not read.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html',
  ],
  passes: [],
  cannotTell: ['api-not-read'],
  says: {
    'api-default-endpoint-disabled': {
      severity: 'note',
      text: ({ resource, data }, index) =>
        `the default endpoint of API ${resource.id} is disabled: calls to ${sayHost(data.host)} are refused${apiOf(index, resource.id)?.kind === 'rest' ? ' (403)' : ''}`,
      fix: ({ resource }, { index, region }) =>
        `call the API by its custom domain, or turn the default endpoint on and deploy the API again:
  ${enable(resource.id, apiOf(index, resource.id)?.kind ?? 'rest', region)}`,
    },
  },
});
