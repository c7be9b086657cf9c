import { posix } from 'node:path';
import { InputError } from './input-error.ts';
import { type TextKind } from './recognise-text.ts';

/** What is written for a program that makes something to read from it. */
type Source = 'terraform' | 'cdk';

const sourceNames: readonly (readonly [name: RegExp, source: Source])[] = [
  [/\.(?:tf|tofu|hcl|tfvars)(?:\.json)?$/i, 'terraform'],
  [/^cdk(?:\.context)?\.json$/i, 'cdk'],
  [/\.(?:[cm]?[jt]sx?|py|java|cs|go)$/i, 'cdk'],
];

const showPlan = 'terraform show -json';

/** What to run first, and what to give then. */
export const nextAfterSource = {
  terraform: `Run terraform plan -out=plan.tfplan, then ${showPlan} plan.tfplan > plan.json, and give plan.json.`,
  cdk: 'Run cdk synth, and give the folder that it writes: cdk.out.',
} as const satisfies Record<Source, string>;

/** What {@link refuseSourceFile} says that a file is. */
const wordsOf = {
  terraform: "Terraform's source, which only terraform evaluates",
  cdk: 'the source of a program, such as an application of the CDK',
} as const satisfies Record<Source, string>;

/**
 * Refuses what is source by its name.
 * @throws InputError `source-code`.
 */
export function refuseSourceFile(file: string): void {
  const name = posix.basename(file);
  const [, source] = sourceNames.find(([pattern]) => pattern.test(name)) ?? [];
  if (source !== undefined) throw sourceCode(file, source);
}

function sourceCode(file: string, source: Source): InputError {
  return new InputError('source-code', `${file} is ${wordsOf[source]}`, nextAfterSource[source]);
}

/** What nothing here reads. */
export type RefusedKind =
  Exclude<TextKind, 'aws-cli' | 'template' | 'plan' | 'assembly-manifest'> | 'terraform-plan-file';

/** The error for a file of a kind that is not read as it is. */
export function refuseText(kind: RefusedKind, file: string): InputError {
  switch (kind) {
    case 'terraform-source':
      return sourceCode(file, 'terraform');
    case 'terraform-plan-file':
      return new InputError(
        'source-code',
        `${file} is a plan file of Terraform, which only terraform reads`,
        `Run ${showPlan} ${file} > plan.json, and give plan.json.`,
      );
    case 'terraform-state':
      return new InputError(
        'source-code',
        `${file} is a state file of Terraform as it keeps it`,
        `Run ${showPlan} > state.json where it belongs, and give state.json.`,
      );
    case 'terraform-log':
      return new InputError(
        'source-code',
        `${file} is what terraform plan -json logs, and no plan`,
        nextAfterSource.terraform,
      );
    case 'yaml':
      return new InputError(
        'not-a-template',
        `${file} is YAML, and no CloudFormation template: it has no Resources at its top level`,
        'Give a template. Answers of the AWS CLI are read as JSON: save them with --output json.',
      );
  }
}
