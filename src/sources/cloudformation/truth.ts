import { canonicalText } from '../canonical-text.ts';
import { Unresolved, type Value } from '../declared/value.ts';
import { argumentsOf, neededArgument, wrongArguments } from './functions/arguments.ts';
import { settle } from './settle.ts';
import { type Evaluation, type Truth } from './evaluation.ts';
import { type SourceFile, type TemplateNode, textOf } from './template-node.ts';
import { ListTerm, MapTerm, Reference, type Term } from './term.ts';

/** And and Or take two to ten conditions. */
const conditionCount = [2, 10] as const;

/**
 * The value of a condition's function, in three values: what is told by the known parts alone stands.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 * @throws InputError where the node is no condition.
 */
export function truthOf(node: TemplateNode, evaluation: Evaluation, source: SourceFile): Truth {
  return evaluation.work.step(source, node.at, () => tell(node, evaluation));
}

function tell(node: TemplateNode, evaluation: Evaluation): Truth {
  const [call, ...more] = node.kind === 'map' ? node.entries : [];
  if (call === undefined || more.length > 0) throw noCondition(node, evaluation);
  const [name, { node: argument }] = call;
  switch (name) {
    case 'Condition':
      return evaluation.condition(textOf(argument) ?? '', argument.at);
    case 'Fn::Not':
      return not(one(argumentsOf('Not', argument, [1, 1], evaluation).map(evaluation.truth)));
    case 'Fn::And':
      return allOf(argumentsOf('And', argument, conditionCount, evaluation).map(evaluation.truth));
    case 'Fn::Or':
      return not(
        allOf(
          argumentsOf('Or', argument, conditionCount, evaluation).map((item) => not(evaluation.truth(item))),
        ),
      );
    case 'Fn::Equals':
      return equal(argument, evaluation);
    default:
      throw noCondition(node, evaluation);
  }
}

function noCondition(node: TemplateNode, evaluation: Evaluation): Error {
  return evaluation.error(
    node.at,
    'no condition',
    'Use Fn::Equals, Fn::And, Fn::Or, Fn::Not or the name of a condition.',
  );
}

function one(truths: readonly Truth[]): Truth {
  return truths[0] ?? false;
}

function not(truth: Truth): Truth {
  return typeof truth === 'boolean' ? !truth : truth;
}

/** Where one does not hold, all do not, whatever the others are. */
function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.find((truth) => truth !== true) ?? true;
}

function equal(argument: TemplateNode, evaluation: Evaluation): Truth {
  const [first, second] = argumentsOf('Equals', argument, [2, 2], evaluation).map((node) =>
    neededArgument('Equals', node, evaluation),
  );
  if (first === undefined || second === undefined)
    throw wrongArguments('Equals', argument, 'takes two values', evaluation);
  const open = unknownIn(first) ?? unknownIn(second);
  return open === undefined ? comparable(first) === comparable(second) : { depends: open };
}

// Numbers and switches are texts to CloudFormation: 1 equals '1', true equals 'true'.
function comparable(term: Term): string {
  return canonicalText(asTexts(settle(term, null)));
}

function asTexts(value: Value): unknown {
  return Array.isArray(value) || value === null || typeof value === 'object' ? value : String(value);
}

function unknownIn(term: Term): string | undefined {
  if (term instanceof ListTerm) return firstUnknown(term.items);
  if (term instanceof MapTerm) return firstUnknown([...term.entries.values()]);
  if (term instanceof Reference) return term.id;
  const value = settle(term, null);
  return value instanceof Unresolved ? value.expression : undefined;
}

function firstUnknown(terms: readonly Term[]): string | undefined {
  for (const term of terms) {
    const unknown = unknownIn(term);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}
