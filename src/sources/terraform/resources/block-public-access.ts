import { type Fact, unknown } from '../../../network/fact.ts';
import { type BlockPublicAccess } from '../../../network/network.ts';
import { type InternetGatewayBlockMode } from '../../../network/vpc.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { neededText, textAt } from '../../declared/fields.ts';
import { mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, said } from './said.ts';

/** Block Public Access of a VPC or subnet, which only the account's own options and exclusions say. */
export function accountDecides({ id, scope }: DeclaredResource): Fact<InternetGatewayBlockMode> {
  const expression = 'Block Public Access is set for a whole account and region';
  return unknown({ kind: 'unresolved', subject: { fact: 'vpcBlockPublicAccess', id }, scope, expression });
}

const modes: ReadonlyMap<string, InternetGatewayBlockMode> = new Map([
  ['off', 'off'],
  ['block-bidirectional', 'block-bidirectional'],
  ['block-ingress', 'block-ingress'],
]);

/**
 * aws_vpc_block_public_access_options: the mode of the whole account and region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_block_public_access_options
 */
export const mapBlockPublicAccessOptions: ResourceMapper = (resource) => {
  const item = mapStated(
    oneOf(modes, resource, 'internet_gateway_block_mode'),
    (mode): BlockPublicAccess => ({ scope: resource.scope, mode }),
  );
  return said({ drafts: [{ ...headOf(resource), collection: 'blockPublicAccess', item, properties: {} }] });
};

// What an exclusion leaves in force. An exclusion for egress lets connections out and none in.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
const left: ReadonlyMap<string, InternetGatewayBlockMode> = new Map([
  ['allow-bidirectional', 'off'],
  ['allow-egress', 'block-ingress'],
]);

/**
 * aws_vpc_block_public_access_exclusion: of a VPC or of a subnet.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_block_public_access_exclusion
 */
export const mapBlockPublicAccessExclusion: ResourceMapper = (resource) => {
  const name = 'internet_gateway_exclusion_mode';
  const data = { of: excluded(resource), left: oneOf(left, resource, name) };
  return said({ links: [{ ...linkOf(resource, name), kind: 'block-public-access-exclusion', data }] });
};

interface Excluded {
  readonly type: 'vpc' | 'subnet';
  readonly id: string;
}

function excluded({ properties }: DeclaredResource): Stated<Excluded> {
  return thenStated(textAt(properties, 'subnet_id'), (subnetId): Stated<Excluded> => {
    if (subnetId !== null) return stated({ type: 'subnet', id: subnetId });
    return mapStated(neededText('vpc_id', properties), (id) => ({ type: 'vpc', id }));
  });
}

function oneOf<T>(words: ReadonlyMap<string, T>, { properties }: DeclaredResource, name: string): Stated<T> {
  return thenStated(neededText(name, properties), (word) => {
    const value = words.get(word);
    return value === undefined ? unstated(`${name}: ${word}`) : stated(value);
  });
}
