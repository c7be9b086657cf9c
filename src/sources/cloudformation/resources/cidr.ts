import { type Cidr } from '../../../network/address-range.ts';
import { cidrAt, needed } from '../../declared/fields.ts';
import { type Stated } from '../../declared/stated.ts';
import { type Value } from '../../declared/value.ts';

/** A value as the CIDR block that it must be. */
export function parseNeededCidr(name: string, value: Value): Stated<Cidr> {
  return needed(name, cidrAt({ [name]: value }, name));
}
