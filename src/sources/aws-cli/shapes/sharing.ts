import * as z from 'zod';
import { isJsonObject } from '../json-documents.ts';
import { itemReader } from '../read-items.ts';
import { isAccountId } from '../scope-evidence.ts';

/** Reads whose a VPC, subnet or security group is; what does not say it is passed over. */
export const readSharing = itemReader(z.unknown(), (value) => {
  if (!isJsonObject(value)) return null;
  const { VpcId: vpcId, OwnerId: ownerId } = value;
  if (typeof vpcId !== 'string' || typeof ownerId !== 'string' || !isAccountId(ownerId)) return null;
  return { vpcId, ownerId };
});
