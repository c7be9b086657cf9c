import * as z from 'zod';
import { type Address, parseAddress } from '../../../network/address.ts';
import { type Cidr, parseCidr } from '../../../network/address-range.ts';
import { type AddressFamily } from '../../../network/family.ts';

/** An id, or another text that must not be empty. */
export const text = z.string().min(1);

/** A text that AWS leaves out or empty where there is none; then null. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value));

/** A switch that AWS leaves out where it is off. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** A list of texts that AWS leaves out where it is empty. */
export const optionalTexts = z
  .array(text)
  .nullish()
  .transform((value) => value ?? []);

function cidrOfFamily(family: AddressFamily | 'any') {
  return z.string().transform((value, context): Cidr => {
    const cidr = parseCidr(value);
    if (cidr !== undefined && (family === 'any' || cidr.family === family)) return cidr;
    context.addIssue({ code: 'custom', message: 'not a CIDR block' });
    return z.NEVER;
  });
}

/** A CIDR block of either family. */
export const cidr = cidrOfFamily('any');

/** A CIDR block of IPv4. */
export const ipv4Cidr = cidrOfFamily('ipv4');

/** A CIDR block of IPv6. */
export const ipv6Cidr = cidrOfFamily('ipv6');

/** An address of either family. */
export const address = z.string().transform((value, context): Address => {
  const parsed = parseAddress(value);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'not an address' });
  return z.NEVER;
});

/** The value of the tag `Name`; whatever else stands in the tags never makes an item unreadable. */
export const nameTag = z
  .array(z.object({ Key: z.string(), Value: z.string() }))
  .nullish()
  .catch(null)
  .transform((tags) => tags?.find(({ Key }) => Key === 'Name')?.Value ?? null);

/** A list of objects that AWS leaves out where it is empty. */
export function optionalList<S extends z.ZodType>(member: S) {
  return z
    .array(member)
    .nullish()
    .transform((value) => value ?? []);
}
