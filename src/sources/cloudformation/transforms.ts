import { type Stack } from './stack.ts';
import { languageExtensions } from './template.ts';

/** Transforms whose work is done here, by name, and what is worth saying of others that leave the network alone. */
const knownTransforms: ReadonlyMap<string, string | null> = new Map([
  [languageExtensions, null],
  ['AWS::Serverless-2016-10-31', null],
  ['AWS::CodeDeployBlueGreen', 'the transform AWS::CodeDeployBlueGreen is passed over'],
  [
    'AWS::SecretsManager-2020-07-23',
    'the functions that the transform AWS::SecretsManager-2020-07-23 makes are not seen',
  ],
  [
    'AWS::SecretsManager-2024-09-16',
    'the functions that the transform AWS::SecretsManager-2024-09-16 makes are not seen',
  ],
]);

/**
 * Says what the transforms of a template leave open: a macro, or an include, may add and change anything.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
 */
export function reportTransforms({ template, scope, world }: Stack): void {
  for (const { name } of template.transforms) {
    const note = knownTransforms.get(name);
    if (note === undefined) world.lackAll(scope, `Transform ${name}`);
    else if (note !== null) world.note(template.source.file, note);
  }
}
