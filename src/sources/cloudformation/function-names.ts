/**
 * The functions of templates, by the name after `Fn::`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
const functionNames = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'GetStackOutput',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
] as const;

/** One of {@link functionNames}. */
export type FunctionName = (typeof functionNames)[number];

/**
 * Functions of the section Rules, which says what values parameters may have and is not read here.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
 */
const ruleFunctionNames: readonly string[] = [
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'RefAll',
  'ValueOf',
  'ValueOfAll',
];

/** Whether a name after `Fn::` is of a function that gives a value. */
export function isFunctionName(name: string): name is FunctionName {
  const names: readonly string[] = functionNames;
  return names.includes(name);
}

/** The key that a short tag stands for (`!Sub`: `Fn::Sub`); undefined where there is no such tag. */
export function keyOfTag(tag: string): string | undefined {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return name;
  return isFunctionName(name) || ruleFunctionNames.includes(name) ? `Fn::${name}` : undefined;
}
