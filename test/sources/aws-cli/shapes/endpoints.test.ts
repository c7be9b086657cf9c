import { describe, expect, test } from 'vitest';
import { endpointPolicy } from '../../../../src/sources/aws-cli/shapes/endpoint-policy.ts';
import { accountId, ids, region } from '../kit/account.ts';
import { accountFiles, configurationOf, entryOf, snapshotFiles } from '../kit/files.ts';
import { itemsFrom, itemWith, readWith } from '../kit/read.ts';

function endpointWith(change: object) {
  return itemWith('vpcEndpoints', 'ec2:DescribeVpcEndpoints', change);
}

describe('an endpoint', () => {
  test.each([
    ['Interface', 'interface'],
    ['interface', 'interface'],
    ['Gateway', 'gateway'],
    ['GatewayLoadBalancer', 'gateway-load-balancer'],
    ['Resource', 'other'],
    ['ServiceNetwork', 'other'],
  ])('of type %s', (VpcEndpointType, expected) => {
    expect(endpointWith({ VpcEndpointType })?.type).toBe(expected);
  });

  test.each([
    ['available', 'available'],
    ['Available', 'available'],
    ['pendingAcceptance', 'pending-acceptance'],
    ['PendingAcceptance', 'pending-acceptance'],
    ['Pending', 'pending'],
    ['Partial', 'partial'],
    ['deleting', 'deleting'],
    ['deleted', 'deleted'],
    ['rejected', 'rejected'],
    ['failed', 'failed'],
    ['Expired', 'expired'],
    ['Sleeping', 'other'],
  ])('in state %s', (State, expected) => {
    expect(endpointWith({ State })?.state).toBe(expected);
  });

  test('with all its lists', () => {
    const endpoint = endpointWith({
      SubnetIds: ['subnet-2', 'subnet-1'],
      Groups: [{ GroupId: 'sg-2' }, { GroupId: 'sg-1' }],
      RouteTableIds: ['rtb-1'],
      DnsEntries: [{ DnsName: 'B.example' }, { DnsName: 'a.example' }, {}],
      DnsOptions: { DnsRecordIpType: 'dualstack', PrivateDnsOnlyForInboundResolverEndpoint: true },
      Tags: [{ Key: 'Name', Value: 'api' }],
      ServiceRegion: region,
    });
    expect(endpoint).toEqual({
      id: 'vpce-0a1',
      scope: { accountId, region },
      name: 'api',
      ownerId: accountId,
      vpcId: ids.vpc,
      type: 'interface',
      serviceName: 'com.amazonaws.eu-west-1.execute-api',
      serviceRegion: null,
      state: 'available',
      subnetIds: ['subnet-1', 'subnet-2'],
      securityGroupIds: ['sg-1', 'sg-2'],
      networkInterfaceIds: [ids.networkInterface],
      routeTableIds: ['rtb-1'],
      privateDnsEnabled: true,
      privateDnsOnlyForInboundResolverEndpoint: true,
      dnsNames: ['a.example', 'b.example'],
      dnsRecordIpType: 'dualstack',
      policy: { known: true, value: 'full-access' },
    });
  });

  test('whose names the answer does not carry', () => {
    expect(endpointWith({ DnsEntries: undefined })?.dnsNames).toBeNull();
    expect(endpointWith({ DnsEntries: [] })?.dnsNames).toEqual([]);
  });

  test('without a service', () => {
    expect(endpointWith({ VpcEndpointType: 'Resource', ServiceName: undefined })?.serviceName).toBe('');
  });
});

describe('the policy of an endpoint', () => {
  const all = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
  test.each<[string, unknown, string | undefined]>([
    ['the default', { Version: '2008-10-17', Statement: [all] }, 'full-access'],
    ['one statement, not in a list', { Statement: all }, 'full-access'],
    ['every AWS principal', { Statement: [{ ...all, Principal: { AWS: '*' } }] }, 'full-access'],
    ['lists of one', { Statement: [{ ...all, Action: ['*'], Resource: ['*'] }] }, 'full-access'],
    ['a condition', { Statement: [{ ...all, Condition: { Bool: { 'aws:x': 'true' } } }] }, 'restricted'],
    ['a deny', { Statement: [{ ...all, Effect: 'Deny' }] }, 'restricted'],
    ['two statements', { Statement: [all, all] }, 'restricted'],
    ['no statement', { Statement: [] }, 'restricted'],
    ['one service', { Statement: [{ ...all, Action: 'execute-api:*' }] }, 'restricted'],
    ['one resource', { Statement: [{ ...all, Resource: 'arn:x' }] }, 'restricted'],
    ['one principal', { Statement: [{ ...all, Principal: { AWS: 'arn:x' } }] }, 'restricted'],
    ['NotAction', { Statement: [{ ...all, Action: undefined, NotAction: 'x' }] }, 'restricted'],
    ['no policy', {}, undefined],
    ['a list', [], undefined],
  ])('%s', (_, document, expected) => {
    expect(endpointPolicy(JSON.stringify(document))).toBe(expected);
  });

  test('that is no JSON is not known', () => {
    expect(endpointPolicy('{"Statement":')).toBeUndefined();
    const policy = endpointWith({ PolicyDocument: 'nonsense' })?.policy;
    expect(policy).toMatchObject({
      known: false,
      gap: {
        subject: { fact: 'endpointPolicy', id: 'vpce-0a1' },
        detail: 'vpce-0a1: PolicyDocument: "nonsense"',
      },
    });
  });

  test('that is left out is not known, where the service may have one', () => {
    expect(endpointWith({ PolicyDocument: undefined })?.policy).toEqual({
      known: false,
      gap: {
        kind: 'not-in-source',
        subject: { fact: 'endpointPolicy', id: 'vpce-0a1' },
        scope: { accountId, region },
        command: 'aws ec2 describe-vpc-endpoints --region eu-west-1',
        detail: null,
      },
    });
    expect(
      endpointWith({ PolicyDocument: undefined, VpcEndpointType: 'GatewayLoadBalancer' })?.policy,
    ).toEqual({
      known: true,
      value: 'full-access',
    });
  });

  test('that is left out is full access, where the service supports none', () => {
    const ServiceName = 'com.amazonaws.vpce.eu-west-1.vpce-svc-1';
    const ServiceDetails = [
      { ServiceName, ServiceType: [{ ServiceType: 'Interface' }], VpcEndpointPolicySupported: false },
      { ServiceName: 'com.amazonaws.eu-west-1.s3', ServiceType: [{ ServiceType: 'Gateway' }] },
    ];
    const endpoint = {
      VpcEndpointId: 'vpce-1',
      VpcEndpointType: 'Interface',
      VpcId: ids.vpc,
      ServiceName,
      State: 'available',
    };
    const { vpcEndpoints } = readWith({
      'ec2:DescribeVpcEndpoints': { VpcEndpoints: [endpoint] },
      'ec2:DescribeVpcEndpointServices': { ServiceDetails },
    });
    expect(vpcEndpoints.items).toMatchObject([{ policy: { known: true, value: 'full-access' } }]);
  });
});

describe('endpoint services', () => {
  const s3 = { ServiceName: 'com.amazonaws.eu-west-1.s3', ServiceType: [{ ServiceType: 'Gateway' }] };

  test('with their names, zones and types', () => {
    const services = itemsFrom('endpointServices', 'ec2:DescribeVpcEndpointServices', [
      s3,
      {
        ServiceName: 'com.amazonaws.eu-west-1.execute-api',
        ServiceType: [{ ServiceType: 'Interface' }],
        AvailabilityZones: ['eu-west-1b', 'eu-west-1a'],
        PrivateDnsName: '*.execute-api.eu-west-1.amazonaws.com',
        PrivateDnsNames: [
          { PrivateDnsName: '*.execute-api.eu-west-1.amazonaws.com' },
          { PrivateDnsName: 'Execute-api.eu-west-1.amazonaws.com' },
        ],
        VpcEndpointPolicySupported: true,
        SupportedIpAddressTypes: ['ipv6', 'ipv4'],
      },
    ]);
    expect(services).toMatchObject([
      {
        serviceName: 'com.amazonaws.eu-west-1.execute-api',
        types: ['interface'],
        availabilityZones: ['eu-west-1a', 'eu-west-1b'],
        privateDnsNames: ['*.execute-api.eu-west-1.amazonaws.com', 'execute-api.eu-west-1.amazonaws.com'],
        policySupported: true,
        addressFamilies: ['ipv4', 'ipv6'],
      },
      {
        serviceName: 'com.amazonaws.eu-west-1.s3',
        types: ['gateway'],
        privateDnsNames: [],
        policySupported: null,
        addressFamilies: null,
      },
    ]);
  });

  test.each([
    [{ VpcEndpointPolicySupported: false, SupportedIpAddressTypes: ['ipv6'] }, false, ['ipv6']],
    [{ VpcEndpointPolicySupported: null, SupportedIpAddressTypes: [] }, null, null],
    [{ VpcEndpointPolicySupported: 'yes', SupportedIpAddressTypes: ['ipv7', 4] }, null, null],
  ])('whose %j says of policies and families what it says', (said, policySupported, addressFamilies) => {
    const services = itemsFrom('endpointServices', 'ec2:DescribeVpcEndpointServices', [{ ...s3, ...said }]);
    expect(services).toMatchObject([{ policySupported, addressFamilies }]);
  });

  test('an answer that was asked for one service is no answer about the others', () => {
    const ServiceDetails = [{ ...s3, ServiceName: 'com.amazonaws.eu-west-1.execute-api' }];
    const { endpointServices } = readWith({ 'ec2:DescribeVpcEndpointServices': { ServiceDetails } });
    expect(endpointServices).toMatchObject({ items: [{}], missing: [{ kind: 'not-in-source' }] });
    const entry = entryOf('ec2:DescribeVpcEndpointServices');
    const asked = snapshotFiles(
      { [entry.call]: { parameters: { ServiceNames: ['com.amazonaws.eu-west-1.execute-api'] } } },
      { 'ec2:DescribeVpcEndpointServices': { ServiceDetails } },
    );
    expect(configurationOf(asked).network.endpointServices.missing).toHaveLength(1);
    const whole = snapshotFiles({}, { 'ec2:DescribeVpcEndpointServices': { ServiceDetails } });
    expect(configurationOf(whole).network.endpointServices.missing).toEqual([]);
  });

  test('names without details say too little', () => {
    const answer = { ServiceNames: ['com.amazonaws.eu-west-1.s3'] };
    const files = accountFiles({ 'ec2:DescribeVpcEndpointServices': answer });
    const { items, missing } = configurationOf(files).network.endpointServices;
    expect(items).toEqual([]);
    expect(missing).toContainEqual({
      kind: 'not-in-source',
      subject: { fact: 'endpointServices', id: null },
      scope: { accountId, region },
      command: 'aws ec2 describe-vpc-endpoint-services --region eu-west-1',
      detail: 'ec2-DescribeVpcEndpointServices.json: names without details (ServiceDetails)',
    });
  });
});
