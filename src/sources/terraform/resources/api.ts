import { type Api, apiEndpointTypes } from '../../../network/api.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, neededText, orElse, textAt, textsAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { blockAt, headOf, idsOf, knownText, lackOf, placesOf, said, statedIds, wordAt } from './said.ts';

const restDefaults = defaults.aws_api_gateway_rest_api;
const httpDefaults = defaults.aws_apigatewayv2_api;

const addressTypes = ['ipv4', 'dualstack'] as const;

/**
 * aws_api_gateway_rest_api. Its OpenAPI document may say what the attributes do not.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api
 */
export const mapRestApi: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const block = blockAt(properties, 'endpoint_configuration');
  const configuration = block.known ? block.value : {};
  const endpoints = idsOf(resource, statedIds(configuration, 'vpc_endpoint_ids'), 'vpcEndpoints');
  const fields = thenStated(block, () =>
    allStated({
      endpointType: thenStated(
        endpoints.ids.length === 0 ? nothingIn(resource, 'vpcEndpointIds') : stated(null),
        () => endpointType(configuration),
      ),
      ipAddressType: wordAt(configuration, 'ip_address_type', {
        words: addressTypes,
        instead: restDefaults['endpoint_configuration.ip_address_type'].value,
      }),
      disableExecuteApiEndpoint: defaultEndpoint(resource),
      endpointAccessMode: accessMode(resource),
    }),
  );
  const item = mapStated(fields, (known): Api => ({
    id,
    scope,
    name: knownText(resource, 'name'),
    kind: 'rest',
    ...known,
    // Private APIs are dual-stack always.
    ipAddressType: known.endpointType === 'PRIVATE' ? 'dualstack' : known.ipAddressType,
    vpcEndpointIds: endpoints.ids,
  }));
  const places = placesOf(resource, {
    'endpoint-type': 'endpoint_configuration',
    'default-endpoint': 'disable_execute_api_endpoint',
    'access-mode': 'endpoint_access_mode',
    policy: 'policy',
  });
  return said({
    drafts: [{ ...headOf(resource), collection: 'apis', item, properties: places }],
    lacks: endpoints.lacks,
  });
};

function endpointType(configuration: ValueObject): Stated<Api['endpointType']> {
  return thenStated(textsAt(configuration, 'types'), (types) => {
    const word = types[0] ?? restDefaults['endpoint_configuration.types'].value;
    const type = apiEndpointTypes.find((candidate) => candidate === word);
    return type === undefined ? unstated(`endpoint_configuration.types: ${word}`) : stated(type);
  });
}

function defaultEndpoint(resource: DeclaredResource): Stated<boolean> {
  const name = 'disable_execute_api_endpoint';
  return thenStated(flagAt(resource.properties, name), (flag) => {
    if (flag !== null) return stated(flag);
    return mapStated(nothingIn(resource, 'disableExecuteApiEndpoint'), () => restDefaults[name].value);
  });
}

// A document that has the extension may say it there, which attributes that are not written leave as it is.
function nothingIn({ properties }: DeclaredResource, field: string): Stated<null> {
  return thenStated(textAt(properties, 'body'), (body) =>
    body?.includes('x-amazon-apigateway-endpoint-configuration') === true && body.includes(field)
      ? unstated(`${field} in the document that body imports`)
      : stated(null),
  );
}

function accessMode({ properties }: DeclaredResource): Stated<Api['endpointAccessMode']> {
  return thenStated(textAt(properties, 'endpoint_access_mode'), (word) =>
    word === null || word === 'BASIC' || word === 'STRICT'
      ? stated(word)
      : unstated(`endpoint_access_mode: ${word}`),
  );
}

const kinds = { HTTP: 'http', WEBSOCKET: 'websocket' } as const satisfies Record<string, Api['kind']>;

/**
 * aws_apigatewayv2_api and data.aws_apigatewayv2_api: HTTP and WebSocket APIs, none of which can be private.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_api
 */
export const mapHttpApi: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const stands = allStated({
    protocol: thenStated(neededText('protocol_type', properties), (word) =>
      word === 'HTTP' || word === 'WEBSOCKET' ? stated(kinds[word]) : unstated(`protocol_type: ${word}`),
    ),
    ipAddressType: wordAt(properties, 'ip_address_type', {
      words: addressTypes,
      instead: httpDefaults.ip_address_type.value,
    }),
    disableExecuteApiEndpoint: orElse(
      flagAt(properties, 'disable_execute_api_endpoint'),
      httpDefaults.disable_execute_api_endpoint.value,
    ),
  });
  const item = mapStated(stands, ({ protocol, ...fields }): Api => ({
    id,
    scope,
    name: knownText(resource, 'name'),
    kind: protocol,
    endpointType: 'REGIONAL',
    vpcEndpointIds: [],
    ...fields,
    endpointAccessMode: null,
  }));
  const places = placesOf(resource, { 'default-endpoint': 'disable_execute_api_endpoint' });
  return said({ drafts: [{ ...headOf(resource), collection: 'apis', item, properties: places }] });
};

/**
 * data.aws_api_gateway_rest_api, which does not say whether the default endpoint is disabled.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/api_gateway_rest_api
 */
export const mapExistingRestApi: ResourceMapper = (resource) =>
  said({ lacks: [lackOf(resource, 'apis', `the existing API ${resource.id}`, resource.id)] });
