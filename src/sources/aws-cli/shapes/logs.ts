import * as z from 'zod';
import { type FlowLog, type QueryLogAssociation } from '../../../network/logs.ts';
import { itemReader } from '../read-items.ts';
import { optionalText, text } from './fields.ts';

/**
 * Reads a member of DescribeFlowLogs; one that is not active records nothing.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html
 */
export const readFlowLog = itemReader(
  z.object({
    FlowLogId: text,
    ResourceId: text,
    FlowLogStatus: optionalText,
    TrafficType: optionalText,
  }),
  (fields, scope): FlowLog | null =>
    fields.FlowLogStatus === 'ACTIVE' || fields.FlowLogStatus === null
      ? {
          id: fields.FlowLogId,
          scope,
          resourceId: fields.ResourceId,
          recordsRejects: fields.TrafficType !== 'ACCEPT',
        }
      : null,
);

/**
 * Reads a member of ListResolverQueryLogConfigAssociations.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_ResolverQueryLogConfigAssociation.html
 */
export const readQueryLogAssociation = itemReader(
  z.object({ Id: text, ResourceId: text, Status: optionalText }),
  (fields, scope): QueryLogAssociation | null =>
    fields.Status === 'FAILED' || fields.Status === 'DELETING'
      ? null
      : { id: fields.Id, scope, vpcId: fields.ResourceId },
);
