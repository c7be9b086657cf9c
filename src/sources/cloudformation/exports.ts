import { sameScope, type Scope } from '../../network/scope.ts';
import { outputValue } from './references.ts';
import { type Stack } from './stack.ts';
import { memberOf, textOf } from './template-node.ts';
import { expressionOf, knownText, partsOf, type Term } from './term.ts';

interface Export {
  readonly stack: Stack;
  readonly output: string;
}

/**
 * Finds what stacks of a scope export under a name. A name that is not wholly known (`${AWS::StackName}-VpcId` of a
 * plain file) fits where exactly one export is written with the same parts.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export function makeExports(stacks: readonly Stack[]): (name: Term, scope: Scope) => Term | undefined {
  let index: Map<string, Export[]> | undefined;
  return (name, scope) => {
    if (index === undefined) {
      index = new Map();
      for (const stack of stacks) addExports(stack, index);
    }
    const found = (index.get(nameText(name)) ?? []).filter(({ stack }) => sameScope(stack.scope, scope));
    const [first, ...more] = found;
    return first === undefined || more.length > 0 ? undefined : outputValue(first.stack, first.output);
  };
}

/**
 * Finds outputs of stacks by the stack's name, exported or not. Where several stacks have the name, none is meant.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function makeOutputs(
  stacks: readonly Stack[],
): (stack: string, output: string, scope: Scope) => Term | undefined {
  return (name, output, scope) => {
    const [stack, ...more] = stacks.filter((one) => {
      return one.name === name && one.scope.region === scope.region;
    });
    return stack === undefined || more.length > 0 ? undefined : outputValue(stack, output);
  };
}

function addExports(stack: Stack, index: Map<string, Export[]>): void {
  for (const [output, { node }] of stack.outputs()) {
    const nameNode = memberOf(memberOf(node, 'Export'), 'Name');
    const condition = memberOf(node, 'Condition');
    const name = textOf(condition);
    const isOff = name !== undefined && stack.condition(name, condition?.at ?? 0) === false;
    const term = nameNode === undefined || isOff ? undefined : stack.evaluationFor(null).value(nameNode);
    if (term === undefined) continue;
    const key = nameText(term);
    index.set(key, [...(index.get(key) ?? []), { stack, output }]);
  }
}

// A known name and one with parts that are not known are never the same.
function nameText(term: Term): string {
  const text = knownText(term);
  return text === undefined ? `?${expressionOf(partsOf(term) ?? [])}` : `=${text}`;
}
