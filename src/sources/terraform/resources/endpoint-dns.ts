import { type VpcEndpoint } from '../../../network/vpc-endpoint.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Lack } from '../../declared/draft.ts';
import { flagAt, orElse, textAt } from '../../declared/fields.ts';
import { allStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { isValueList, Unresolved, type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { blockAt, lackOf } from './said.ts';

type RecordIpType = VpcEndpoint['dnsRecordIpType'];

const recordIpTypes = ['ipv4', 'dualstack', 'ipv6', 'service-defined'] as const satisfies RecordIpType[];

const endpointDefaults = defaults.aws_vpc_endpoint;

/**
 * Which addresses an endpoint's names answer with. Where that is not written, addresses of one family allow one answer
 * only; of a dual-stack endpoint both families are taken, and said to be a guess.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint#dns_options
 */
export function dnsRecordIpType(resource: DeclaredResource): {
  readonly value: Stated<RecordIpType>;
  readonly lacks: readonly Lack[];
} {
  const name = 'dns_record_ip_type';
  const options = blockAt(resource.properties, 'dns_options');
  const word = thenStated(options, (block) => textAt(block, name));
  if (!word.known || word.value !== null)
    return { value: thenStated(word, (text) => recordType(name, text ?? '')), lacks: [] };
  const addresses = orElse(
    textAt(resource.properties, 'ip_address_type'),
    endpointDefaults.ip_address_type.value,
  );
  if (addresses.known && addresses.value === 'dualstack') {
    const expression = `dns_options.${name} of the dual-stack endpoint ${resource.id} is not given`;
    return {
      value: stated('dualstack'),
      lacks: [lackOf(resource, 'endpointDnsNames', expression, resource.id)],
    };
  }
  return { value: thenStated(addresses, (text) => recordType('ip_address_type', text)), lacks: [] };
}

function recordType(name: string, word: string): Stated<RecordIpType> {
  const type = recordIpTypes.find((candidate) => candidate === word);
  return type === undefined ? unstated(`${name}: ${word}`) : stated(type);
}

/**
 * Whether an interface endpoint's private DNS answers inbound resolver endpoints alone. With a block `dns_options` the
 * provider says no to S3 where the block does not say it; without the block AWS decides, which for S3 is yes. To
 * DynamoDB the provider says nothing, and what AWS does then is not documented.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint#dns_options
 */
export function onlyForInboundResolver(resource: DeclaredResource): Stated<boolean> {
  const { properties } = resource;
  const stands = allStated<{ options: ValueObject; service: string; privateDns: boolean }>({
    options: blockAt(properties, 'dns_options'),
    service: orElse(textAt(properties, 'service_name'), ''),
    privateDns: orElse(flagAt(properties, 'private_dns_enabled'), endpointDefaults.private_dns_enabled.value),
  });
  return thenStated(stands, ({ options, service, privateDns }) => {
    const name = 'private_dns_only_for_inbound_resolver_endpoint';
    return thenStated(flagAt(options, name), (flag) => {
      if (flag !== null) return stated(flag);
      if (!privateDns) return stated(false);
      if (service.endsWith('.dynamodb')) return unstated(`${name} is not given`);
      if (!service.endsWith('.s3')) return stated(false);
      const hasBlock = isThere(properties);
      return stated(
        hasBlock ? defaults['aws_vpc_endpoint.dns_options'][name].value : endpointDefaults.dns_options.value,
      );
    });
  });
}

function isThere({ dns_options: options }: ValueObject): boolean {
  return options instanceof Unresolved || (isValueList(options) && options.length > 0);
}

/** All names that a data source or the state lists; null before apply. */
export function listedNames({ properties }: DeclaredResource): readonly string[] | null {
  const { dns_entry: entries } = properties;
  if (!isValueList(entries)) return null;
  const names = entries.map((entry) => nameIn(entry));
  return names.includes(null) ? null : names.flatMap((name) => name?.toLowerCase() ?? []).toSorted();
}

function nameIn(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('dns_name' in entry)) return null;
  return typeof entry.dns_name === 'string' ? entry.dns_name : null;
}
