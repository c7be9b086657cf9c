import { type Cidr } from '../../../network/address-range.ts';
import { type Fact, known, unknown } from '../../../network/fact.ts';
import { type PrefixList } from '../../../network/prefix-list.ts';
import { sortedCidrs } from '../../aws-cli/shapes/prefix-list.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import { cidrAt, listAt, needed, neededText, objectAt, objectsAt } from '../../declared/fields.ts';
import { listStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type Value } from '../../declared/value.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, isGiven, knownText, linkOf, said, saidTogether } from './said.ts';

/**
 * aws_ec2_managed_prefix_list with its inline entries.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_managed_prefix_list
 */
export const mapPrefixList: ResourceMapper = (resource) =>
  saidTogether([listDraft(resource, known([])), inlineEntries(resource)]);

function inlineEntries(resource: DeclaredResource): Drafts {
  const entries = listAt(resource.properties, 'entry');
  const cidrs = entries.known ? entries.value.map(entryBlock) : [entries];
  return said({
    links: cidrs.map((cidr, position): Link => ({
      ...linkOf(resource, 'entry', ...(entries.known ? [position] : [])),
      kind: 'prefix-list-entry',
      data: { prefixListId: stated(resource.id), cidr },
    })),
  });
}

function entryBlock(member: Value): Stated<Cidr> {
  return thenStated(objectAt({ entry: member }, 'entry'), (entry) =>
    needed('cidr', cidrAt(entry ?? {}, 'cidr')),
  );
}

/**
 * aws_ec2_managed_prefix_list_entry.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_managed_prefix_list_entry
 */
export const mapPrefixListEntry: ResourceMapper = (resource) => {
  const prefixListId = neededText('prefix_list_id', resource.properties);
  const cidr = needed('cidr', cidrAt(resource.properties, 'cidr'));
  return said({
    links: [{ ...linkOf(resource, 'cidr'), kind: 'prefix-list-entry', data: { prefixListId, cidr } }],
  });
};

/**
 * data.aws_ec2_managed_prefix_list, AWS's or a customer's.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ec2_managed_prefix_list
 */
export const mapExistingPrefixList: ResourceMapper = (resource) => {
  const { properties } = resource;
  const blocks = thenStated(objectsAt(properties, 'entries'), (entries) =>
    listStated(entries.map(entryBlock)),
  );
  return listDraft(
    resource,
    entriesOf(resource, isGiven(properties, 'entries') ? blocks : missing('entries')),
  );
};

/**
 * data.aws_prefix_list, AWS's own.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/prefix_list
 */
export const mapAmazonPrefixList: ResourceMapper = (resource) => {
  const name = 'cidr_blocks';
  const blocks = thenStated(listAt(resource.properties, name), (members) =>
    listStated(members.map((member) => needed(name, cidrAt({ [name]: member }, name)))),
  );
  return listDraft(
    resource,
    entriesOf(resource, isGiven(resource.properties, name) ? blocks : missing(name)),
  );
};

function missing(name: string): Stated<never> {
  return unstated(`${name} is not given`);
}

function entriesOf(resource: DeclaredResource, blocks: Stated<readonly Cidr[]>): Fact<readonly Cidr[]> {
  if (blocks.known) return known(sortedCidrs(blocks.value));
  const { id, scope } = resource;
  const subject = { fact: 'prefixListEntries', id } as const;
  return unknown({ kind: 'unresolved', subject, scope, expression: blocks.expression });
}

function listDraft(resource: DeclaredResource, entries: Fact<readonly Cidr[]>): Drafts {
  const { id, scope } = resource;
  const item: PrefixList = { id, scope, name: knownText(resource, 'name'), entries };
  return said({
    drafts: [{ ...headOf(resource), collection: 'prefixLists', item: stated(item), properties: {} }],
  });
}
