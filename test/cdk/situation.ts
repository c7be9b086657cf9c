import { type App } from 'aws-cdk-lib';

/** The targets of a bare audit by the ids that paths have, and those of services that a situation asks for. */
type Outcome = `${'reachable' | 'blocked' | 'conditional' | 'unknown'}${'' | ` by ${string}`}`;

/** The groups of operations of API Gateway. */
type Group = 'control-plane' | 'data-private' | 'data-public' | 'data-custom-domain';

/** What clients at one place get. */
export interface Reading {
  /** Prediction and way by target; `apigateway:data ipv6` for the other family. A way may be left out. */
  readonly paths: Readonly<Record<string, Outcome>>;
  readonly operations?: Readonly<
    Partial<Record<Group, 'works' | 'blocked' | 'denied' | 'conditional' | 'unknown'>>
  >;
}

/** One CDK application, and what a network engineer reads off the templates that it synthesises to. */
export interface Situation {
  /** Says what is built. */
  readonly name: string;
  /** One sentence: the rule that decides. */
  readonly why: string;
  readonly build: (app: App) => void;
  /** Feature flags and the like, as `cdk.json` has them. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Added to `planecheck audit cdk.out`. */
  readonly flags?: readonly string[];
  /**
   * What the templates say that the answer was read from: types with properties of theirs, all of which have to be
   * there. Where the CDK comes to write something else, this fails, and not the answer.
   */
  readonly template: readonly TemplateFact[];
  /** By where clients are: `Stack/Vpc/PrivateSubnet*`, `Stack/Function` in all its subnets, `Stack/Function@Stack/…`. These and no other ones are judged. */
  readonly from: Readonly<Record<string, Reading>>;
  /** All findings of status `fail`, in any order: `note client-route-missing Stack/Vpc/IsolatedSubnet1/RouteTable`. */
  readonly findings: readonly string[];
  /** The facts that paths which cannot be told lack: all of them. Left out where that is not the point. */
  readonly gaps?: readonly string[];
}

/** A resource that a template has: its type and properties that it has at least. */
type TemplateFact = readonly [type: string, properties: Readonly<Record<string, unknown>>];
