import { type VpcEndpoint } from '../../../network/vpc-endpoint.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Lack } from '../../declared/draft.ts';
import { flagAt, objectAt, orElse, textAt } from '../../declared/fields.ts';
import { allStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { lackOf } from './said.ts';

type RecordIpType = VpcEndpoint['dnsRecordIpType'];

const recordIpTypes = ['ipv4', 'dualstack', 'ipv6', 'service-defined'] as const satisfies RecordIpType[];
const notSpecified: readonly (string | null)[] = [null, 'not-specified'];

const endpointDefaults = defaults['AWS::EC2::VPCEndpoint'];

/**
 * Which addresses an endpoint's names answer with. Where that is not written, addresses of one family allow one answer
 * only; of a dual-stack endpoint both families are taken, and said to be a guess.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-vpcendpoint-dnsoptionsspecification.html
 */
export function dnsRecordIpType(resource: DeclaredResource): {
  readonly value: Stated<RecordIpType>;
  readonly lacks: readonly Lack[];
} {
  const written = thenStated(dnsOptions(resource), (options) => textAt(options, 'DnsRecordIpType'));
  const addresses = textAt(resource.properties, 'IpAddressType');
  if (!written.known || !notSpecified.includes(written.value))
    return { value: thenStated(written, (word) => recordType('DnsRecordIpType', word)), lacks: [] };
  if (addresses.known && addresses.value === 'dualstack') {
    const expression = `DnsOptions.DnsRecordIpType of the dual-stack endpoint ${resource.id} is not given`;
    return {
      value: stated('dualstack'),
      lacks: [lackOf(resource, 'endpointDnsNames', expression, resource.id)],
    };
  }
  const value = thenStated(addresses, (word) =>
    notSpecified.includes(word) ? stated('ipv4' as const) : recordType('IpAddressType', word),
  );
  return { value, lacks: [] };
}

function recordType(name: string, word: string | null): Stated<RecordIpType> {
  const type = recordIpTypes.find((candidate) => candidate === word);
  return type === undefined ? unstated(`${name}: ${word ?? ''}`) : stated(type);
}

// CloudFormation has words of its own for what is a switch in the API.
const words: ReadonlyMap<string, boolean> = new Map([
  ['OnlyInboundResolver', true],
  ['AllResolvers', false],
  ['true', true],
  ['false', false],
]);

/**
 * Whether an interface endpoint's private DNS answers inbound resolver endpoints alone. Left out, that is so for S3;
 * what DynamoDB does then is not documented.
 */
export function onlyForInboundResolver(resource: DeclaredResource): Stated<boolean> {
  const { properties } = resource;
  return thenStated(
    allStated<{ options: ValueObject; service: string; privateDns: boolean }>({
      options: dnsOptions(resource),
      service: orElse(textAt(properties, 'ServiceName'), ''),
      privateDns: orElse(flagAt(properties, 'PrivateDnsEnabled'), endpointDefaults.PrivateDnsEnabled.value),
    }),
    ({ options, service, privateDns }) => {
      const name = 'PrivateDnsOnlyForInboundResolverEndpoint';
      const flag = options[name];
      const written = typeof flag === 'boolean' ? stated(String(flag)) : textAt(options, name);
      return thenStated(written, (word) => {
        if (word !== null && word !== 'NotSpecified') return wordOf(name, word);
        if (!privateDns) return stated(false);
        if (service.endsWith('.s3')) return stated(endpointDefaults[name].value);
        return service.endsWith('.dynamodb') ? unstated(`${name} is not given`) : stated(false);
      });
    },
  );
}

function wordOf(name: string, word: string): Stated<boolean> {
  const value = words.get(word);
  return value === undefined ? unstated(`${name}: ${word}`) : stated(value);
}

function dnsOptions({ properties }: DeclaredResource): Stated<ValueObject> {
  return orElse<ValueObject>(objectAt(properties, 'DnsOptions'), {});
}
