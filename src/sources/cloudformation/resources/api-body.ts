import { listAt } from '../../declared/fields.ts';
import { type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { isValueObject, Unresolved, type ValueObject } from '../../declared/value.ts';

// An OpenAPI document is in the template, or in a file that deployment reads.
const inTemplate = ['Body', 'DefinitionBody'] as const;
const elsewhere = ['BodyS3Location', 'DefinitionUri'] as const;

/** The OpenAPI document of an API; an empty object where it has none. */
export function bodyOf(properties: ValueObject): Stated<ValueObject> {
  const [name] = inTemplate.filter((candidate) => (properties[candidate] ?? null) !== null);
  if (name !== undefined) {
    const body = properties[name];
    if (body instanceof Unresolved) return unstated(body.expression);
    return isValueObject(body) ? stated(body) : unstated(`${name} is no object`);
  }
  const [other] = elsewhere.filter((candidate) => (properties[candidate] ?? null) !== null);
  return other === undefined ? stated({}) : unstated(`the document at ${other}`);
}

const extensionName = 'x-amazon-apigateway-endpoint-configuration';

/**
 * What an OpenAPI document says of the endpoint: at its top in version 2, within one of its servers in version 3.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-to-swagger-endpoint-configuration.html
 */
export function endpointExtension(properties: ValueObject): Stated<ValueObject> {
  return thenStated(bodyOf(properties), (body) => {
    const servers = listAt(body, 'servers');
    if (!servers.known) return servers;
    const found = [body, ...servers.value.filter(isValueObject)]
      .map((holder) => holder[extensionName] ?? null)
      .find((value) => value !== null);
    if (found === undefined) return stated({});
    if (found instanceof Unresolved) return unstated(found.expression);
    return isValueObject(found) ? stated(found) : unstated(`${extensionName} is no object`);
  });
}
