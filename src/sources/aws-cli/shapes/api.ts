import * as z from 'zod';
import { type Api, apiEndpointTypes } from '../../../network/api.ts';
import { itemReader } from '../read-items.ts';
import { flag, optionalText, optionalTexts, text } from './fields.ts';

const ipAddressType = z
  .enum(['ipv4', 'dualstack'])
  .nullish()
  .transform((value) => value ?? null);

const restShape = z.object({
  id: text,
  name: optionalText,
  endpointConfiguration: z.object({
    types: z.tuple([z.enum(apiEndpointTypes)]),
    ipAddressType,
    vpcEndpointIds: optionalTexts,
  }),
  disableExecuteApiEndpoint: flag,
  endpointAccessMode: z
    .enum(['BASIC', 'STRICT'])
    .nullish()
    .transform((value) => value ?? null),
});

/**
 * Reads a member of GetRestApis. An API has one endpoint type; private APIs are dual-stack always.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html
 */
export const readRestApi = itemReader(restShape, (fields, scope): Api => {
  const { types, vpcEndpointIds } = fields.endpointConfiguration;
  const [endpointType] = types;
  return {
    id: fields.id,
    scope,
    name: fields.name,
    kind: 'rest',
    endpointType,
    vpcEndpointIds: vpcEndpointIds.toSorted(),
    ipAddressType: endpointType === 'PRIVATE' ? 'dualstack' : fields.endpointConfiguration.ipAddressType,
    disableExecuteApiEndpoint: fields.disableExecuteApiEndpoint,
    endpointAccessMode: fields.endpointAccessMode,
  };
});

const kinds = { HTTP: 'http', WEBSOCKET: 'websocket' } as const satisfies Record<string, Api['kind']>;

const httpShape = z.object({
  ApiId: text,
  Name: optionalText,
  ProtocolType: z.enum(['HTTP', 'WEBSOCKET']),
  IpAddressType: ipAddressType,
  DisableExecuteApiEndpoint: flag,
});

/**
 * Reads a member of GetApis: HTTP and WebSocket APIs, none of which can be private.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html
 */
export const readHttpApi = itemReader(httpShape, (fields, scope): Api => ({
  id: fields.ApiId,
  scope,
  name: fields.Name,
  kind: kinds[fields.ProtocolType],
  endpointType: 'REGIONAL',
  vpcEndpointIds: [],
  ipAddressType: fields.IpAddressType,
  disableExecuteApiEndpoint: fields.DisableExecuteApiEndpoint,
  endpointAccessMode: null,
}));
