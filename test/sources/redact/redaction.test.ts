import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AddressFamily } from '../../../src/network/family.ts';
import { addressBits, formatAddress, parseAddress } from '../../../src/network/address.ts';
import { containsRange, parseCidr } from '../../../src/network/address-range.ts';
import { type JsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { type Snapshot } from '../../../src/sources/aws-cli/snapshot.ts';
import { permuteAddresses } from '../../../src/sources/redact/permute-addresses.ts';
import { redactSnapshot } from '../../../src/sources/redact/redact-snapshot.ts';
import { folders, snapshotOf } from './snapshots.ts';

const key = new TextEncoder().encode('a key of sixteen');

function cidr(text: string) {
  const block = parseCidr(text);
  if (block === undefined) throw new Error(text);
  return block;
}

const published = [cidr('52.218.0.0/17'), cidr('3.5.0.0/19'), cidr('2600:1ff8::/40')];
const permute = permuteAddresses(key, published);

function valueOf(text: string | undefined): bigint {
  const address = text === undefined ? undefined : parseAddress(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address.value;
}

/** How many leading bits two addresses have in common. */
function common(a: bigint, b: bigint, bits: number): number {
  const different = a ^ b;
  return different === 0n ? bits : bits - different.toString(2).length;
}

describe.each(['ipv4', 'ipv6'] as const satisfies readonly AddressFamily[])('addresses of %s', (family) => {
  const bits = addressBits[family];
  const someValue = fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });
  const near = fc.tuple(someValue, fc.integer({ min: 0, max: bits - 1 })).map(([value, bit]) => {
    return [value, value ^ (1n << BigInt(bit))] as const;
  });

  test('that agree in their first bits do so after it, and no further', () => {
    fc.assert(
      fc.property(near, ([a, b]) => {
        const [first, second] = [a, b].map((value) => valueOf(permute(formatAddress({ family, value }))));
        expect(common(first ?? 0n, second ?? 0n, bits)).toBe(common(a, b, bits));
      }),
    );
  });

  test('stay in the blocks that they were in', () => {
    fc.assert(
      fc.property(someValue, fc.integer({ min: 0, max: bits }), (value, length) => {
        const text = formatAddress({ family, value });
        const block = permute(`${text}/${length}`);
        expect(containsRange(cidr(block ?? ''), cidr(`${permute(text)}/${bits}`))).toBe(true);
      }),
    );
  });
});

test.each([
  '0.0.0.0/0',
  '::/0',
  '10.1.2.3',
  '172.31.255.0/24',
  '192.168.0.0/16',
  '100.64.7.0/24',
  '169.254.169.253',
  '127.0.0.1',
  '224.0.0.0/4',
  '255.255.255.255/32',
  'fd00:ec2::253',
  'fe80::/10',
  'ff02::1',
  '64:ff9b::/96',
  '52.218.0.0/17',
  '52.218.3.4',
  '52.0.0.0/8',
  '3.5.0.0/19',
  '2600:1ff8:1::/48',
])('%s stays', (text) => {
  expect(permute(text)).toBe(text);
});

test.each(['8.8.8.8', '54.240.17.0/24', '2a05:d018::/36', '2606:4700::1111'])('%s does not stay', (text) => {
  expect(permute(text)).not.toBe(text);
});

test('another key gives other addresses', () => {
  const other = permuteAddresses(new TextEncoder().encode('another key'), published);
  expect(other('203.0.114.77')).not.toBe(permute('203.0.114.77'));
});

const words = {
  name: 'Hunter-Two',
  account: '987654321098',
  host: 'db.hunter-two.example',
  address: '203.0.115.19',
  text: 'Hunter-Two: the 2nd of hunters',
};

function snapshotWith(bodies: Readonly<Record<string, JsonObject>>): Snapshot {
  const calls = Object.keys(bodies).map((call) => ({
    call,
    parameters: {},
    files: [`${call}.json`],
    refused: { code: 'AccessDenied', message: `User: arn:aws:iam::${words.account}:user/hunter-two may not` },
    unanswered: { host: 'ec2.hunter-two.example:8443' },
    failed: null,
  }));
  const manifest = {
    schema: 'planecheck/snapshot/v1' as const,
    accountId: words.account,
    region: 'eu-west-1',
    takenAt: '2026-11-01T09:00:00Z',
    caller: `arn:aws:sts::${words.account}:assumed-role/hunter-two/hunter-two@example.com`,
    calls,
  };
  return { manifest, files: new Map(Object.entries(bodies).map(([call, body]) => [`${call}.json`, body])) };
}

const tags = [
  { Key: 'Name', Value: words.name },
  { Key: 'hunter-two:team', Value: words.text },
];

test('nothing that is anybody’s is left', () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: words.name,
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${words.account}:role/hunter-two` },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::hunter-two-bucket/*',
        Condition: { IpAddress: { 'aws:SourceIp': [words.address] } },
      },
    ],
  };
  const redacted = redactSnapshot(
    snapshotWith({
      'ec2:DescribeVpcs': { Vpcs: [{ VpcId: 'vpc-0a1', OwnerId: words.account, Tags: tags }] },
      'ec2:DescribeNatGateways': {
        NatGateways: [
          { NatGatewayId: 'nat-0a1', NatGatewayAddresses: [{ PublicIp: words.address }], Tags: tags },
        ],
      },
      'ec2:DescribeSecurityGroups': {
        SecurityGroups: [
          {
            GroupId: 'sg-0a1',
            GroupName: words.name,
            Description: words.text,
            OwnerId: words.account,
            IpPermissions: [
              { IpProtocol: 'tcp', IpRanges: [{ CidrIp: `${words.address}/32`, Description: words.text }] },
            ],
          },
        ],
      },
      'ec2:DescribeVpcEndpoints': {
        VpcEndpoints: [{ VpcEndpointId: 'vpce-0a1', PolicyDocument: JSON.stringify(policy), Tags: tags }],
      },
      'lambda:ListFunctions': {
        Functions: [
          {
            FunctionName: words.name,
            FunctionArn: `arn:aws:lambda:eu-west-1:${words.account}:function:${words.name}`,
            Role: `arn:aws:iam::${words.account}:role/service-role/hunter-two`,
            Description: words.text,
            NewFieldOfTomorrow: words.text,
          },
        ],
      },
      'route53:ListResourceRecordSets': {
        ResourceRecordSets: [
          { Name: `${words.host}.`, Type: 'A', ResourceRecords: [{ Value: words.address }] },
          { Name: `api.${words.host}.`, Type: 'CNAME', ResourceRecords: [{ Value: words.host }] },
          {
            Name: `elb.${words.host}.`,
            Type: 'A',
            AliasTarget: { DNSName: 'internal-hunter-two-12.eu-west-1.elb.amazonaws.com.' },
          },
        ],
      },
      'apigateway:GetRestApis': {
        items: [
          {
            id: 'a1b2c3d4e5',
            ownerId: 'hunter2two',
            name: words.name,
            description: words.text,
            tags: { 'hunter-two': words.text },
          },
        ],
      },
      'apigateway:GetDomainNames': {
        items: [
          { domainName: words.host, regionalDomainName: 'd-hunter.execute-api.eu-west-1.amazonaws.com' },
        ],
      },
    }),
    key,
  );
  const text = JSON.stringify([redacted.manifest, ...redacted.files]);
  expect(text).not.toMatch(/hunter-?2?two|hunters/i);
  expect(text).not.toContain(words.account);
  expect(text).not.toContain(words.address);
  for (const kept of [
    'vpc-0a1',
    'sg-0a1',
    'vpce-0a1',
    'a1b2c3d4e5',
    's3:GetObject',
    'eu-west-1.elb.amazonaws.com',
    '"Key":"Name"',
  ])
    expect(text).toContain(kept);
});

test.each(folders.slice(0, 60))('%s: no account is left', async (folder) => {
  const snapshot = await snapshotOf(folder);
  const before = JSON.stringify([snapshot.manifest, ...snapshot.files]);
  const redacted = redactSnapshot(snapshot, key);
  const after = JSON.stringify([redacted.manifest, ...redacted.files]);
  const accounts = new Set(before.match(/(?<!\d)\d{12}(?!\d)/g) ?? []);
  for (const account of accounts) expect(after).not.toContain(account);
});
