import * as z from 'zod';
import { addressFamilies, type AddressFamily } from '../../../network/family.ts';
import { type EndpointService } from '../../../network/vpc-endpoint.ts';
import { itemReader } from '../read-items.ts';
import { optionalList, optionalText, optionalTexts, text } from './fields.ts';
import { toType } from './vpc-endpoint.ts';

const shape = z.object({
  ServiceName: text,
  ServiceType: z.array(z.object({ ServiceType: text })),
  AvailabilityZones: optionalTexts,
  PrivateDnsName: optionalText,
  PrivateDnsNames: optionalList(z.object({ PrivateDnsName: text })),
  // What is odd here makes no service unreadable: no verdict hangs on it.
  VpcEndpointPolicySupported: z.boolean().nullish().catch(null),
  SupportedIpAddressTypes: z.array(text).nullish().catch(null),
});

/**
 * Reads a member of ServiceDetails of DescribeVpcEndpointServices.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceDetail.html
 */
export const readEndpointService = itemReader(shape, (fields, scope): EndpointService => {
  const names = fields.PrivateDnsNames.map(({ PrivateDnsName: name }) => name);
  // PrivateDnsName repeats the first of the names; old answers have only it.
  const all = fields.PrivateDnsName === null ? names : [fields.PrivateDnsName, ...names];
  return {
    serviceName: fields.ServiceName,
    scope,
    types: [...new Set(fields.ServiceType.map(({ ServiceType: type }) => toType(type)))].toSorted(),
    availabilityZones: fields.AvailabilityZones.toSorted(),
    privateDnsNames: [...new Set(all.map((name) => name.toLowerCase()))].toSorted(),
    policySupported: fields.VpcEndpointPolicySupported ?? null,
    addressFamilies: familiesOf(fields.SupportedIpAddressTypes ?? []),
  };
});

const policySupport = z.object({ ServiceName: text, VpcEndpointPolicySupported: z.literal(false) });

// Old answers leave the types out, and one without any that is known says nothing either.
function familiesOf(types: readonly string[]): readonly AddressFamily[] | null {
  const families = addressFamilies.filter((family) => types.includes(family));
  return families.length === 0 ? null : families;
}

/** Reads the names of the services that do not support endpoint policies. */
export const readServiceWithoutPolicy = itemReader(z.unknown(), (value) => {
  return policySupport.safeParse(value).data?.ServiceName ?? null;
});
