import { cidrOf, formatCidr, parseCidr } from '../../../network/address-range.ts';
import { addressBits } from '../../../network/address.ts';
import { Unresolved } from '../../declared/value.ts';
import { type TemplateFunction } from '../evaluation.ts';
import { settle } from '../settle.ts';
import { knownText, ListTerm } from '../term.ts';
import { argumentsOf, neededArgument, wholeNumber, wrongArguments } from './arguments.ts';

/** The most blocks that one call may ask for. */
const mostBlocks = 256;

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 *
 * The third argument counts the bits of a host, not of the prefix: 8 makes /24 (and /120 in IPv6).
 */
export const cidr: TemplateFunction = (argument, evaluation) => {
  const [blockNode, countNode, bitsNode] = argumentsOf('Cidr', argument, [2, 3], evaluation);
  const block = neededArgument('Cidr', blockNode, evaluation);
  const count = neededArgument('Cidr', countNode, evaluation);
  const bits = bitsNode === undefined ? undefined : neededArgument('Cidr', bitsNode, evaluation);
  for (const term of [block, count, ...(bits === undefined ? [] : [bits])]) {
    const value = settle(term, null);
    if (value instanceof Unresolved || knownText(term) === undefined)
      return new Unresolved(`Fn::Cidr of ${value instanceof Unresolved ? value.expression : 'no text'}`);
  }
  const parent = parseCidr(knownText(block) ?? '');
  if (parent === undefined) throw wrongArguments('Cidr', argument, 'needs a CIDR block', evaluation);
  if (bits === undefined) return new Unresolved('Fn::Cidr without the number of bits');
  const blocks = wholeNumber(count);
  const length = addressBits[parent.family] - (wholeNumber(bits) ?? -1);
  if (blocks === undefined || blocks < 1 || blocks > mostBlocks)
    throw wrongArguments('Cidr', argument, `makes 1 to ${mostBlocks} blocks`, evaluation);
  if (length < parent.length || length > addressBits[parent.family])
    throw wrongArguments('Cidr', argument, 'asks for blocks larger than the one it divides', evaluation);
  const size = 1n << BigInt(addressBits[parent.family] - length);
  if (size * BigInt(blocks) > parent.last - parent.first + 1n)
    throw wrongArguments('Cidr', argument, `asks for more blocks than ${formatCidr(parent)} has`, evaluation);
  return new ListTerm(
    Array.from({ length: blocks }, (_, index) => {
      const value = parent.first + size * BigInt(index);
      return formatCidr(cidrOf({ family: parent.family, value }, length));
    }),
  );
};
