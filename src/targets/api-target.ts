import { type Api } from '../network/api.ts';
import { everyServiceTarget } from './services.ts';
import { type AskedApi, type ServiceTarget } from './target.ts';

/**
 * The default endpoint of one API in a region: `API orders (a1b2c3d4e5)`.
 * @param api what was read of it; null where it was not read, so that it may be of any type.
 */
export function apiTarget(asked: AskedApi, api: Api | null, region: string): ServiceTarget {
  const { id, stage } = asked;
  const any = everyServiceTarget(region).find((target) => target.id === 'apigateway:data');
  if (any === undefined) throw new Error('the table has the data plane of API Gateway');
  const name = api?.name ?? null;
  const label = name === null ? `API ${id}` : `API ${name} (${id})`;
  return {
    ...any,
    id: `${any.id}:api:${id}${stage === null ? '' : `/${stage}`}`,
    label: stage === null ? label : `${label}, stage ${stage}`,
    // What is not deployed yet has no id that could stand in a host name.
    host: isDeployedId(id) ? any.host.replace('{api-id}', id) : any.host,
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html
    families: api?.ipAddressType === 'ipv4' ? ['ipv4'] : any.families,
    // An endpoint for execute-api serves private APIs alone.
    // https://repost.aws/knowledge-center/api-gateway-vpc-connections
    endpointService: api === null || api.endpointType === 'PRIVATE' ? any.endpointService : null,
    note: noteOf(asked, api, any.host),
    api: asked,
  };
}

function isDeployedId(id: string): boolean {
  return /^[a-z0-9]+$/.test(id);
}

// An API that is associated with an endpoint has a public alias for the endpoint's private addresses.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
function noteOf({ id, stage }: AskedApi, api: Api | null, host: string): string | null {
  const aliases = (api?.vpcEndpointIds ?? []).map((endpoint) =>
    host.replace('{api-id}', `${id}-${endpoint}`),
  );
  const notes = [
    ...(aliases.length === 0
      ? []
      : [`it has names for its endpoints as well, which are not judged: ${aliases.join(', ')}`]),
    ...(stage === null ? [] : ['whether it has the stage is not read']),
  ];
  return notes.length === 0 ? null : notes.join('; ');
}
