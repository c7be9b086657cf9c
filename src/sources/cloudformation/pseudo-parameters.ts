import { type Scope } from '../../network/scope.ts';
import { commercial, partitionOf } from '../../targets/partition.ts';
import { Unresolved } from '../declared/value.ts';
import { type Term } from './term.ts';

/** The stack that pseudo parameters speak of. */
interface StackIdentity {
  readonly scope: Scope;
  /** Null where nothing says how the stack will be called. */
  readonly name: string | null;
}

type TellPseudo = (stack: StackIdentity) => Term | undefined;

/**
 * The pseudo parameters. `AWS::NoValue` comes to undefined.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
 */
export const pseudoParameters: ReadonlyMap<string, TellPseudo> = new Map<string, TellPseudo>([
  ['AWS::AccountId', ({ scope }) => scope.accountId ?? onDeployment('AWS::AccountId', '--account')],
  ['AWS::NoValue', () => undefined],
  ['AWS::NotificationARNs', () => onDeployment('AWS::NotificationARNs')],
  ['AWS::Partition', ({ scope }) => (partitionOf(scope.region) ?? commercial).id],
  ['AWS::Region', ({ scope }) => scope.region],
  ['AWS::StackId', () => onDeployment('AWS::StackId')],
  ['AWS::StackName', ({ name }) => name ?? onDeployment('AWS::StackName')],
  ['AWS::URLSuffix', ({ scope }) => (partitionOf(scope.region) ?? commercial).dnsSuffix],
]);

function onDeployment(name: string, flag?: string): Unresolved {
  return new Unresolved(flag === undefined ? `Ref ${name}` : `Ref ${name} (not given with ${flag})`);
}
