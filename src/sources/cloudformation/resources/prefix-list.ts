import { type PrefixList } from '../../../network/prefix-list.ts';
import { sortedCidrs } from '../../aws-cli/shapes/prefix-list.ts';
import { objectsAt, textAt } from '../../declared/fields.ts';
import { listStated, mapStated, stated, thenStated } from '../../declared/stated.ts';
import { parseNeededCidr } from './cidr.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { factOf, headOf, said } from './said.ts';

/**
 * AWS::EC2::PrefixList: a customer's own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-prefixlist.html
 */
export const mapPrefixList: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const name = textAt(properties, 'PrefixListName');
  const entries = thenStated(objectsAt(properties, 'Entries'), (members) =>
    listStated(members.map(({ Cidr: cidr = null }) => parseNeededCidr('Cidr', cidr))),
  );
  const item: PrefixList = {
    id,
    scope,
    name: name.known ? name.value : null,
    entries: factOf(resource, 'prefixListEntries', mapStated(entries, sortedCidrs)),
  };
  return said({
    drafts: [{ ...headOf(resource), collection: 'prefixLists', item: stated(item), properties: {} }],
  });
};
