import { Unresolved } from '../../declared/value.ts';
import { type TemplateFunction } from '../evaluation.ts';
import { settle, zoneListText } from '../settle.ts';
import { expressionOf, knownText, partsOf, Reference, ZoneList } from '../term.ts';
import {
  argumentsOf,
  membersOf,
  neededArgument,
  needLanguageExtensions,
  wholeNumber,
  wrongArguments,
} from './arguments.ts';

/** The type that a reference to a zone has. */
const zoneType = 'AvailabilityZone';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html */
export const select: TemplateFunction = (argument, evaluation) => {
  const [indexNode, listNode] = argumentsOf('Select', argument, [2, 2], evaluation);
  const indexTerm = neededArgument('Select', indexNode, evaluation);
  const list = neededArgument('Select', listNode, evaluation);
  const index = wholeNumber(indexTerm);
  if (index === undefined) {
    const parts = partsOf(indexTerm);
    if (knownText(indexTerm) !== undefined || parts === undefined)
      throw wrongArguments('Select', argument, 'needs a whole number as its first argument', evaluation);
    return new Unresolved(`Fn::Select ${expressionOf(parts)}`);
  }
  if (list instanceof ZoneList) return new Reference(`${zoneListText(list)}[${index}]`, zoneType);
  const members = membersOf(list);
  if (members === undefined) {
    const value = settle(list, null);
    if (value instanceof Unresolved) return new Unresolved(`${value.expression}[${index}]`);
    throw wrongArguments('Select', argument, 'selects from a list', evaluation);
  }
  const member = members[index];
  if (member !== undefined) return member;
  throw wrongArguments(
    'Select',
    argument,
    `selects the member ${index} of a list of ${members.length} (they count from 0)`,
    evaluation,
  );
};

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html
 *
 * Which zones an account has there is not known offline: they stay symbols, `GetAZs[0]`.
 */
export const getZones: TemplateFunction = (argument, evaluation) => {
  const term = neededArgument('GetAZs', argument, evaluation);
  const region = knownText(term);
  if (region !== undefined)
    return new ZoneList(region === '' || region === evaluation.region ? null : region);
  const parts = partsOf(term);
  if (parts === undefined) throw wrongArguments('GetAZs', argument, 'takes the name of a region', evaluation);
  return new Unresolved(`Fn::GetAZs of ${expressionOf(parts)}`);
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html */
export const length: TemplateFunction = (argument, evaluation, at) => {
  needLanguageExtensions('Fn::Length', at, evaluation);
  const list = neededArgument('Length', argument, evaluation);
  const members = membersOf(list);
  if (members !== undefined) return members.length;
  const value = settle(list, null);
  if (value instanceof Unresolved) return new Unresolved(`Fn::Length of ${value.expression}`);
  throw wrongArguments('Length', argument, 'takes a list', evaluation);
};
