import * as z from 'zod';
import { type Fact, known, unknown } from '../../../network/fact.ts';
import { type Cidr } from '../../../network/address-range.ts';
import { type Vpc } from '../../../network/vpc.ts';
import { answersTo, reasonsFor, type ScopeAnswers } from '../answers.ts';
import { notInSource } from '../gaps.ts';
import { quoteValue } from '../../quote-value.ts';
import { type ItemReader, itemReader } from '../read-items.ts';
import { blockPublicAccessFact, blockPublicAccessStates } from './block-public-access.ts';
import { ipv4Cidr, nameTag, optionalList, optionalText, text } from './fields.ts';
import { associatedIpv6, ipv6Associations } from './subnet.ts';

const shape = z.object({
  VpcId: text,
  OwnerId: optionalText,
  CidrBlock: ipv4Cidr,
  CidrBlockAssociationSet: optionalList(
    z.object({ CidrBlock: ipv4Cidr, CidrBlockState: z.object({ State: z.string() }).nullish() }),
  ),
  Ipv6CidrBlockAssociationSet: ipv6Associations,
  DhcpOptionsId: optionalText,
  BlockPublicAccessStates: blockPublicAccessStates,
  Tags: nameTag,
});

const attributeValue = z.object({ Value: z.boolean() });

/**
 * A reader of members of DescribeVpcs, which takes the DNS attributes from the answers to DescribeVpcAttribute.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html
 */
export function vpcReader(answers: ScopeAnswers): ItemReader<Vpc> {
  return itemReader(shape, (fields, scope) => ({
    id: fields.VpcId,
    scope,
    ownerId: fields.OwnerId,
    name: fields.Tags,
    cidrs: [...associatedIpv4(fields), ...associatedIpv6(fields.Ipv6CidrBlockAssociationSet)],
    dhcpOptionsId: fields.DhcpOptionsId,
    enableDnsSupport: attribute(answers, fields.VpcId, 'enableDnsSupport'),
    enableDnsHostnames: attribute(answers, fields.VpcId, 'enableDnsHostnames'),
    blockPublicAccess: blockPublicAccessFact(fields.BlockPublicAccessStates, {
      call: 'ec2:DescribeVpcs',
      scope,
      id: fields.VpcId,
    }),
  }));
}

function associatedIpv4(fields: z.output<typeof shape>) {
  // The VPC's first block stands in the set as well, except in answers of an AWS CLI older than the set.
  if (fields.CidrBlockAssociationSet.length === 0) return [fields.CidrBlock];
  const associated = fields.CidrBlockAssociationSet.filter(({ CidrBlockState: state }) => {
    return (state?.State ?? 'associated') === 'associated';
  }).map(({ CidrBlock: cidr }) => cidr);
  const isPrimary = ({ first, length }: Cidr): boolean => {
    return first === fields.CidrBlock.first && length === fields.CidrBlock.length;
  };
  const others = associated
    .filter((cidr) => !isPrimary(cidr))
    .toSorted((a, b) => (a.first < b.first ? -1 : 1));
  return [...associated.filter(isPrimary), ...others];
}

const attributeKeys = {
  enableDnsSupport: 'EnableDnsSupport',
  enableDnsHostnames: 'EnableDnsHostnames',
} as const;

function attribute(answers: ScopeAnswers, vpcId: string, fact: keyof typeof attributeKeys): Fact<boolean> {
  const call = 'ec2:DescribeVpcAttribute';
  const key = attributeKeys[fact];
  const told = answersTo(answers, call, vpcId).filter(({ body }) => body[key] !== undefined);
  const values = told.map(({ body }) => attributeValue.safeParse(body[key]).data?.Value);
  const [first] = values;
  if (first !== undefined && values.every((value) => value === first)) return known(first);
  const detail = told
    .map(({ file, body }) => `${file}: ${key}: ${quoteValue(body[key])}`)
    .toSorted()
    .join('; ');
  const [reason] = reasonsFor(answers, call, { fact, id: vpcId });
  if (told.length === 0 && reason !== undefined) return unknown(reason);
  return unknown(notInSource({ call, scope: answers.scope, fact, id: vpcId, detail }));
}
