import { type Place } from '../../network/place.ts';
import { type Scope } from '../../network/scope.ts';
import { type SourceAssumption } from '../../network/source.ts';
import { type DeclarationNote, type Lack } from './draft.ts';
import { type TakenAway } from './taken-away.ts';
import { type ValueObject } from './value.ts';

/** A resource of a template or plan, with all its properties resolved as far as they can be offline. */
export interface DeclaredResource {
  /**
   * What stands for it in the whole input, and what every resolved reference to it says: AWS's own id where the plan
   * has it, else the logical id (`Vpc`; `Nested/Vpc` in a nested stack; `Stack/Vpc` where several templates are
   * read) or Terraform's address (`module.vpc.aws_subnet.private[0]`).
   */
  readonly id: string;
  /** `AWS::EC2::Subnet`, `aws_subnet`. */
  readonly type: string;
  readonly scope: Scope;
  readonly properties: ValueObject;
  /** Where it is written. */
  readonly place: Place;
  /** Where a property is written, by its way (`['SecurityGroupEgress', 0, 'CidrIp']`); the nearest thing around it where it is not written. */
  readonly placeOf: (...way: readonly (string | number)[]) => Place;
}

/** What a person says beside the files: what deployment would fill in. */
export interface DoorOptions {
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** Values of parameters by name; `Stack:Name` for the parameter of one stack. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Whether nothing is to be taken for granted. */
  readonly strict: boolean;
}

/** All resources of an input, and what else was seen in it. */
export interface DeclaredInput {
  readonly kind: 'cloudformation' | 'cdk' | 'terraform-plan';
  readonly resources: readonly DeclaredResource[];
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly lacks: readonly Lack[];
  readonly notes: readonly DeclarationNote[];
  /** What was taken for granted in reading it. */
  readonly assumed: readonly SourceAssumption[];
  /** What of what exists will be gone; templates do not say it. */
  readonly takenAway: TakenAway | null;
}
