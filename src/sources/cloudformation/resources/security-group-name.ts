import { neededText } from '../../declared/fields.ts';
import { type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { ofTypes, type Template } from './template.ts';

/** The id of a group of the template that a property names; a reference to a group in a default VPC is its name too. */
export function groupNamed(name: string, properties: ValueObject, template: Template): Stated<string> {
  return thenStated(neededText(name, properties), (text) => {
    const groups = ofTypes(template, 'AWS::EC2::SecurityGroup').filter(
      (group) => group.id === text || group.properties['GroupName'] === text,
    );
    const [only, another] = groups;
    return only === undefined || another !== undefined
      ? unstated(`the security group that is named ${text}`)
      : stated(only.id);
  });
}
