import { z } from 'zod';
import { itemReader } from '../read-items.ts';

const shape = z.object({ VpcId: z.string(), OwnerId: z.string().regex(/^\d{12}$/) });

/** Reads whose a VPC, subnet or security group is; what does not say it is passed over. */
export const readSharing = itemReader(z.unknown(), (value) => {
  const fields = shape.safeParse(value).data;
  return fields === undefined ? null : { vpcId: fields.VpcId, ownerId: fields.OwnerId };
});
