import { type EndpointPolicy } from '../../../network/vpc-endpoint.ts';
import { endpointPolicy } from '../../aws-cli/shapes/endpoint-policy.ts';
import { quoteValue } from '../../quote-value.ts';
import { type Stated, stated, unstated } from '../../declared/stated.ts';
import {
  isValueList,
  isValueObject,
  Unresolved,
  type Value,
  type ValueObject,
} from '../../declared/value.ts';
import { defaults } from '../defaults.ts';

/**
 * What an endpoint's policy lets through, written as an object or as JSON text. Where only deployment knows a part of
 * it, the policy is restricted if it would be whatever that part is, and else not known.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
 */
export function declaredPolicy({ PolicyDocument: document = null }: ValueObject): Stated<EndpointPolicy> {
  if (document === null) return stated(defaults['AWS::EC2::VPCEndpoint'].PolicyDocument.value);
  const open: Unresolved[] = [];
  const widest = widestForm(document, '', open);
  const text = typeof widest === 'string' ? widest : JSON.stringify(widest);
  const [first] = open;
  const policy = endpointPolicy(text);
  if (policy === 'restricted') return stated(policy);
  if (first !== undefined) return unstated(first.expression);
  return policy === undefined ? unstated(`PolicyDocument: ${quoteValue(document)}`) : stated(policy);
}

// The form that allows most: what is not known is taken for everything, and a condition for none.
function widestForm(value: Value, key: string, open: Unresolved[]): Value {
  if (value instanceof Unresolved) {
    open.push(value);
    return widest[key] ?? '*';
  }
  if (isValueList(value)) return value.map((member) => widestForm(member, key, open));
  if (!isValueObject(value)) return value;
  const entries = Object.entries(value).filter(([name, part]) => {
    if (name !== 'Condition' || !(part instanceof Unresolved)) return true;
    open.push(part);
    return false;
  });
  return Object.fromEntries(entries.map(([name, part]) => [name, widestForm(part, name, open)]));
}

const allowsAll = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

const widest: Readonly<Record<string, Value>> = {
  '': JSON.stringify({ Statement: allowsAll }),
  Statement: allowsAll,
  Effect: 'Allow',
};
