import { describe, expect, test } from 'vitest';
import { type EndpointService } from '../../src/network/vpc-endpoint.ts';
import {
  endpointServicesWithOwnHost,
  endpointServicesWithoutHost,
} from '../../src/targets/endpoint-service-names.ts';
import { namedEndpointService } from '../../src/targets/named-endpoint-service.ts';

const region = 'eu-west-1';

function offer(serviceName: string, privateDnsNames: readonly string[], where = region): EndpointService {
  const scope = { accountId: '111122223333', region: where };
  return { serviceName, scope, types: ['interface'], availabilityZones: [], privateDnsNames };
}

const hostsOf = (text: string, offered: readonly EndpointService[] = []) => {
  const named = namedEndpointService(text, { region, offered });
  return named.kind === 'targets'
    ? named.targets.map(({ host, hostFrom, endpointService }) => `${host} ${hostFrom} ${endpointService}`)
    : named;
};

describe('an endpoint service by its name', () => {
  test.each(['athena', 'com.amazonaws.eu-west-1.athena'])('%s has the host of its pattern', (text) => {
    expect(hostsOf(text)).toEqual(['athena.eu-west-1.amazonaws.com table com.amazonaws.eu-west-1.athena']);
  });

  test("has the host of the region's answer where there is one", () => {
    const offered = [
      offer('com.amazonaws.eu-west-1.glue.dashboard', ['*.dashboard.eu-west-1.on.aws']),
      offer('com.amazonaws.eu-west-1.git-codecommit', ['git-codecommit.eu-west-1.amazonaws.com']),
      offer('com.amazonaws.eu-west-1.athena', ['athena.eu-west-1.api.aws', 'athena.eu-west-1.amazonaws.com']),
    ];
    expect(hostsOf('git-codecommit', offered)).toEqual([
      'git-codecommit.eu-west-1.amazonaws.com region com.amazonaws.eu-west-1.git-codecommit',
    ]);
    expect(hostsOf('glue.dashboard', offered)).toEqual([
      '{name}.dashboard.eu-west-1.on.aws region com.amazonaws.eu-west-1.glue.dashboard',
    ]);
    expect(hostsOf('athena', offered)).toEqual([
      'athena.eu-west-1.amazonaws.com region com.amazonaws.eu-west-1.athena',
    ]);
  });

  test('is the row of the table where it has one, by its whole name', () => {
    expect(hostsOf('com.amazonaws.eu-west-1.kinesis-streams')).toEqual([
      'kinesis.eu-west-1.amazonaws.com table com.amazonaws.eu-west-1.kinesis-streams',
    ]);
    expect(hostsOf('com.amazonaws.eu-west-1.s3')).toEqual([
      's3.eu-west-1.amazonaws.com table com.amazonaws.eu-west-1.s3',
    ]);
  });

  test("may be another company's", () => {
    const name = 'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718';
    expect(hostsOf(name, [offer(name, ['api.partner.example'])])).toEqual([
      `api.partner.example region ${name}`,
    ]);
    expect(hostsOf(name, [offer(name, [])])).toEqual({ kind: 'no-private-name', endpointService: name });
    expect(hostsOf(name)).toEqual({ kind: 'host-not-known', endpointService: name });
  });

  test('without a known host needs the region, whose answer of another region does not count', () => {
    const offered = [
      offer('com.amazonaws.us-east-1.ecs-agent', ['ecs-a.us-east-1.amazonaws.com'], 'us-east-1'),
    ];
    expect(hostsOf('ecs-agent', offered)).toEqual({
      kind: 'host-not-known',
      endpointService: 'com.amazonaws.eu-west-1.ecs-agent',
    });
  });

  test('of another region is refused', () => {
    expect(hostsOf('com.amazonaws.us-east-1.athena')).toEqual({ kind: 'other-region', region: 'us-east-1' });
  });

  test('is compared whole', () => {
    expect(hostsOf('athen')).toEqual({ kind: 'none' });
    expect(hostsOf('ec2message')).toEqual({ kind: 'none' });
  });
});

test('the two lists of names have none in common', () => {
  expect([...endpointServicesWithOwnHost].filter((name) => endpointServicesWithoutHost.has(name))).toEqual(
    [],
  );
});
