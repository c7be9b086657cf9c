import { type JsonObject } from '../../../src/sources/aws-cli/json-documents.ts';

/** What the answer to a call holds, as the SDK gives it: times as dates. */
export interface Sample {
  readonly parameters?: JsonObject;
  /** One of the items under `list`, by its number. */
  readonly list?: string;
  readonly item?: (n: number) => JsonObject | string;
  /** What stands beside the items. */
  readonly others?: JsonObject;
}

/** The VPC of the samples. */
export const vpcId = 'vpc-0a1';

/** A time as the SDK gives it. */
export const time = new Date('2026-10-02T03:04:05.678Z');
