import { type EndpointPolicy } from '../../../network/vpc-endpoint.ts';
import { endpointPolicy } from '../../aws-cli/shapes/endpoint-policy.ts';
import { quoteValue } from '../../quote-value.ts';
import { textAt } from '../../declared/fields.ts';
import { type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';

/**
 * What an endpoint's policy lets through, which is JSON text.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_policy
 */
export function declaredPolicy(properties: ValueObject): Stated<EndpointPolicy> {
  return thenStated(textAt(properties, 'policy'), (document) => {
    if (document === null) return stated(defaults.aws_vpc_endpoint.policy.value);
    const policy = endpointPolicy(document);
    return policy === undefined ? unstated(`policy: ${quoteValue(document)}`) : stated(policy);
  });
}
