import { objectAt } from '../../declared/fields.ts';
import { isValueObject } from '../../declared/value.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { lackOf, saidTogether, said } from './said.ts';
import { mapFunction } from './vpc-function.ts';

// The events that name their API, and the API that SAM makes for those that name none.
const implicitApis = [
  { event: 'Api', names: 'RestApiId', id: 'ServerlessRestApi' },
  { event: 'HttpApi', names: 'ApiId', id: 'ServerlessHttpApi' },
] as const;

/**
 * AWS::Serverless::Function: a function like any other, which SAM may make an API for that no resource of the template
 * describes.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export const mapServerlessFunction: ResourceMapper = (resource, template) => {
  const events = objectAt(resource.properties, 'Events');
  const written = Object.values((events.known ? events.value : null) ?? {}).filter(isValueObject);
  const lacks = implicitApis
    .filter(({ event, names }) =>
      written.some(({ Type: type, Properties: own }) => {
        return type === event && (!isValueObject(own) || (own[names] ?? null) === null);
      }),
    )
    .map(({ id }) => lackOf(resource, 'apis', `${id}, which SAM makes of the events of ${resource.id}`, id));
  return saidTogether([mapFunction(resource, template), said({ lacks })]);
};
