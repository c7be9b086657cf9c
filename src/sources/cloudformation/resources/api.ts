import { type Api, apiEndpointTypes } from '../../../network/api.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, objectAt, orElse, textAt, textsAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { isValueObject, type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { bodyOf, endpointExtension } from './api-body.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, type Ids, idsAt, placesOf, said } from './said.ts';

const restDefaults = defaults['AWS::ApiGateway::RestApi'];

/** How a type of resource writes where its API is to be called from. */
interface EndpointWriting {
  readonly type: Stated<string | null>;
  readonly byDefault: string;
  readonly configuration: ValueObject;
  readonly endpointsProperty: string;
}

/**
 * AWS::ApiGateway::RestApi. Its OpenAPI body may say as well whether its default endpoint is off, and which VPC
 * endpoints a private one has; what the resource itself says goes first.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-to-swagger-endpoint-configuration.html
 */
export const mapRestApi: ResourceMapper = (resource) => {
  const { properties } = resource;
  const configuration = orElse<ValueObject>(objectAt(properties, 'EndpointConfiguration'), {});
  if (!configuration.known) return apiDraft(resource, configuration);
  const types = textsAt(configuration.value, 'Types');
  const type = thenStated(types, ([first]) =>
    first === undefined ? importedType(properties) : stated(first),
  );
  return restApi(resource, {
    type,
    byDefault: restDefaults.EndpointConfiguration.value,
    configuration: configuration.value,
    endpointsProperty: 'VpcEndpointIds',
  });
};

// An import from OpenAPI gives the type as a parameter.
function importedType(properties: ValueObject): Stated<string | null> {
  return thenStated(objectAt(properties, 'Parameters'), (parameters) =>
    textAt(parameters ?? {}, 'endpointConfigurationTypes'),
  );
}

/**
 * AWS::Serverless::Api, whose EndpointConfiguration is the type alone, or an object.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
 */
export const mapServerlessApi: ResourceMapper = (resource) => {
  const { properties } = resource;
  const written = properties['EndpointConfiguration'];
  const configuration = isValueObject(written) ? written : {};
  return restApi(resource, {
    type: isValueObject(written) ? textAt(written, 'Type') : textAt(properties, 'EndpointConfiguration'),
    byDefault: defaults['AWS::Serverless::Api'].EndpointConfiguration.value,
    configuration,
    endpointsProperty: 'VPCEndpointIds' in configuration ? 'VPCEndpointIds' : 'VpcEndpointIds',
  });
};

function restApi(resource: DeclaredResource, writing: EndpointWriting) {
  const { id, properties, scope } = resource;
  const endpointType = thenStated(orElse(writing.type, writing.byDefault), typeOf);
  const isPrivate = endpointType.known && endpointType.value === 'PRIVATE';
  const endpoints = isPrivate ? endpointsOf(resource, writing) : noIds;
  const ipAddressType = isPrivate
    ? stated('dualstack' as const)
    : ipTypeOf(writing.configuration, restDefaults.IpAddressType.value);
  const stands = allStated({
    endpointType,
    disableExecuteApiEndpoint: defaultEndpointIsOff(properties),
    endpointAccessMode: accessMode(properties),
  });
  const item = mapStated(stands, (fields): Api => ({
    id,
    scope,
    name: nameOf(resource),
    kind: 'rest',
    vpcEndpointIds: endpoints.ids,
    ipAddressType: ipAddressType.known ? ipAddressType.value : null,
    ...fields,
  }));
  return said({ ...apiDraft(resource, item), lacks: endpoints.lacks });
}

const noIds: Ids = { ids: [], lacks: [] };

function endpointsOf(resource: DeclaredResource, { configuration, endpointsProperty }: EndpointWriting): Ids {
  const written = idsAt(resource, configuration, endpointsProperty, 'vpcEndpoints');
  if (written.ids.length > 0) return written;
  const extension = endpointExtension(resource.properties);
  return idsAt(resource, extension.known ? extension.value : {}, 'vpcEndpointIds', 'vpcEndpoints');
}

function typeOf(word: string): Stated<Api['endpointType']> {
  const type = apiEndpointTypes.find((candidate) => candidate === word.toUpperCase());
  return type === undefined ? unstated(`EndpointConfiguration: ${word}`) : stated(type);
}

function ipTypeOf(properties: ValueObject, byDefault: 'ipv4'): Stated<'ipv4' | 'dualstack'> {
  return thenStated(orElse<string>(textAt(properties, 'IpAddressType'), byDefault), (word) =>
    word === 'ipv4' || word === 'dualstack' ? stated(word) : unstated(`IpAddressType: ${word}`),
  );
}

function defaultEndpointIsOff(properties: ValueObject): Stated<boolean> {
  return thenStated(flagAt(properties, 'DisableExecuteApiEndpoint'), (written) => {
    if (written !== null) return stated(written);
    const inBody = thenStated(endpointExtension(properties), (extension) =>
      flagAt(extension, 'disableExecuteApiEndpoint'),
    );
    return orElse(inBody, restDefaults.DisableExecuteApiEndpoint.value);
  });
}

function accessMode(properties: ValueObject): Stated<Api['endpointAccessMode']> {
  return thenStated(textAt(properties, 'EndpointAccessMode'), (word) =>
    word === null || word === 'BASIC' || word === 'STRICT'
      ? stated(word)
      : unstated(`EndpointAccessMode: ${word}`),
  );
}

function nameOf({ properties }: DeclaredResource): string | null {
  const name = textAt(properties, 'Name');
  if (!name.known || name.value !== null) return name.known ? name.value : null;
  const body = bodyOf(properties);
  const info = body.known ? body.value['info'] : undefined;
  const title = isValueObject(info) ? info['title'] : undefined;
  return typeof title === 'string' ? title : null;
}

/**
 * AWS::ApiGatewayV2::Api, and SAM's HTTP and WebSocket APIs: none of them can be private.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export const mapHttpApi: ResourceMapper = (resource) => {
  const { id, properties, scope, type } = resource;
  const httpDefaults = defaults['AWS::ApiGatewayV2::Api'];
  const ipAddressType = ipTypeOf(properties, httpDefaults.IpAddressType.value);
  const stands = allStated({
    kind: type === 'AWS::Serverless::WebSocketApi' ? stated('websocket' as const) : protocolOf(properties),
    disableExecuteApiEndpoint: orElse(
      flagAt(properties, 'DisableExecuteApiEndpoint'),
      httpDefaults.DisableExecuteApiEndpoint.value,
    ),
  });
  const item = mapStated(stands, (fields): Api => ({
    id,
    scope,
    name: nameOf(resource),
    endpointType: 'REGIONAL',
    vpcEndpointIds: [],
    ipAddressType: ipAddressType.known ? ipAddressType.value : null,
    endpointAccessMode: null,
    ...fields,
  }));
  return apiDraft(resource, item);
};

function protocolOf(properties: ValueObject): Stated<'http' | 'websocket'> {
  const byDefault = defaults['AWS::ApiGatewayV2::Api'].ProtocolType.value;
  return thenStated(orElse<string>(textAt(properties, 'ProtocolType'), byDefault), (word) => {
    if (word === 'HTTP') return stated('http');
    return word === 'WEBSOCKET' ? stated('websocket') : unstated(`ProtocolType: ${word}`);
  });
}

function apiDraft(resource: DeclaredResource, item: Stated<Api>) {
  const places = placesOf(resource, {
    'endpoint-type': ['EndpointConfiguration'],
    'default-endpoint': ['DisableExecuteApiEndpoint'],
    'access-mode': ['EndpointAccessMode'],
  });
  return said({ drafts: [{ ...headOf(resource), collection: 'apis', item, properties: places }] });
}
