import { describe, expect, test } from 'vitest';
import { missingIn } from '../../../src/network/collection.ts';
import { manifestFileName } from '../../../src/sources/aws-cli/manifest.ts';
import { account, accountId, ids, region } from './kit/account.ts';
import { accountFiles, configurationOf, entryOf, type Files, manifestOf } from './kit/files.ts';
import { containing, objectWith } from './kit/expecting.ts';

const other = '444455556666';

function subnet(id: string, zone: string, ownerId = accountId) {
  return {
    Subnets: [
      {
        SubnetId: id,
        VpcId: `vpc-${id}`,
        OwnerId: ownerId,
        CidrBlock: '10.0.0.0/24',
        AvailabilityZone: zone,
      },
    ],
  };
}

function tables(ownerId: string) {
  return {
    RouteTables: [
      { RouteTableId: `rtb-${ownerId}`, VpcId: 'vpc-1', OwnerId: ownerId, Associations: [], Routes: [] },
    ],
  };
}

const vpcs = { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] };

/** The scopes of the items, as ACCOUNT/REGION, by id. */
function scopesOf(files: Files, options = {}): Record<string, string> {
  const { network } = configurationOf(files, options);
  const items = [...network.vpcs.items, ...network.subnets.items, ...network.routeTables.items];
  return Object.fromEntries(items.map(({ id, scope }) => [id, `${scope.accountId ?? '-'}/${scope.region}`]));
}

describe('the region and account of a document', () => {
  test.each<[string, Files, Record<string, string>]>([
    [
      'zone names and owners in the same folder',
      { 'a/s.json': subnet('s', 'us-gov-west-1b'), 'a/v.json': vpcs },
      { s: `${accountId}/us-gov-west-1`, 'vpc-1': `${accountId}/us-gov-west-1` },
    ],
    ['a local zone', { 's.json': subnet('s', 'us-west-2-lax-1a') }, { s: `${accountId}/us-west-2` }],
    [
      'ARNs',
      {
        'v.json': vpcs,
        'f.json': {
          Functions: [
            { FunctionName: 'f', FunctionArn: `arn:aws:lambda:eusc-de-east-1:${other}:function:f` },
          ],
        },
      },
      { 'vpc-1': `${other}/eusc-de-east-1` },
    ],
    [
      'names of endpoint services and of prefix lists of AWS',
      {
        'v.json': vpcs,
        'p.json': { PrefixLists: [{ PrefixListId: 'pl-1', PrefixListName: 'com.amazonaws.sa-east-1.s3' }] },
      },
      { 'vpc-1': '-/sa-east-1' },
    ],
    [
      'Block Public Access says both',
      {
        'v.json': vpcs,
        'b.json': {
          VpcBlockPublicAccessOptions: {
            AwsAccountId: other,
            AwsRegion: 'mx-central-1',
            InternetGatewayBlockMode: 'off',
          },
        },
      },
      { 'vpc-1': `${other}/mx-central-1` },
    ],
    [
      'who asked, before who owns',
      {
        's.json': subnet('s', 'eu-west-1a', other),
        'me.json': { UserId: 'A', Account: accountId, Arn: `arn:aws:iam::${accountId}:user/x` },
      },
      { s: `${accountId}/eu-west-1` },
    ],
    [
      'owners of what only owners see, before owners of what may be shared',
      { 's.json': subnet('s', 'eu-west-1a', other), 'r.json': tables(accountId) },
      { s: `${accountId}/eu-west-1`, [`rtb-${accountId}`]: `${accountId}/eu-west-1` },
    ],
    [
      'a folder for each call: what the folders beside it say',
      { 'a/vpcs/x.json': vpcs, 'a/subnets/x.json': subnet('s', 'eu-west-1a') },
      { 'vpc-1': `${accountId}/eu-west-1`, s: `${accountId}/eu-west-1` },
    ],
    ['the names of folders', { [`${other}/eu-north-1/x.json`]: vpcs }, { 'vpc-1': `${other}/eu-north-1` }],
    [
      'folders of two accounts and regions',
      {
        'one/s.json': subnet('s1', 'eu-west-1a', accountId),
        'two/s.json': subnet('s2', 'eu-central-1a', other),
        'two/deep/v.json': vpcs,
      },
      { s1: `${accountId}/eu-west-1`, s2: `${other}/eu-central-1`, 'vpc-1': `${other}/eu-central-1` },
    ],
  ])('%s', (_, files, expected) => {
    expect(scopesOf(files)).toEqual(expected);
  });

  test('--region, where the documents do not say it', () => {
    expect(scopesOf({ 'v.json': vpcs }, { region: 'eu-west-3' })).toEqual({ 'vpc-1': '-/eu-west-3' });
  });

  test('the manifest, for its own files and others in its folder', () => {
    const files = {
      [`snap/${manifestFileName}`]: manifestOf([entryOf('ec2:DescribeVpcs')]),
      'snap/ec2-DescribeVpcs.json': vpcs,
      'snap/more/r.json': tables(other),
    };
    expect(scopesOf(files)).toEqual({
      'vpc-1': `${accountId}/${region}`,
      [`rtb-${other}`]: `${accountId}/${region}`,
    });
  });

  test('a manifest in the current folder says nothing of other folders', () => {
    const files = {
      [manifestFileName]: manifestOf([]),
      '/elsewhere/s.json': subnet('s', 'eu-central-1a', other),
    };
    expect(scopesOf(files)).toEqual({ s: `${other}/eu-central-1` });
  });

  test("a customer's prefix list named after a region and an endpoint of another region mislead nobody", () => {
    const files = {
      's.json': { PrefixLists: [{ PrefixListId: 'pl-1', PrefixListName: 'offices.us-east-1' }] },
      'e.json': {
        VpcEndpoints: [
          {
            VpcEndpointId: 'vpce-1',
            VpcEndpointType: 'Interface',
            VpcId: 'vpc-1',
            State: 'available',
            ServiceName: 'com.amazonaws.us-east-1.s3',
            ServiceRegion: 'us-east-1',
          },
        ],
      },
      'r.json': { ServiceNames: [], ServiceDetails: [detailOf('com.amazonaws.eu-west-1.s3')] },
    };
    const { network } = configurationOf(files);
    expect(network.vpcEndpoints.items).toMatchObject([
      { scope: { region: 'eu-west-1' }, serviceRegion: 'us-east-1' },
    ]);
  });
});

function detailOf(name: string) {
  return { ServiceName: name, ServiceType: [{ ServiceType: 'Gateway' }] };
}

describe('what cannot be told', () => {
  test('no region anywhere', () => {
    expect(() => configurationOf({ 'a/v.json': vpcs })).toThrow(
      objectWith({ code: 'no-region', next: containing('--region') }),
    );
  });

  test.each<[string, Files, string | undefined]>([
    [
      'two regions in one folder',
      { 'a/1.json': subnet('s1', 'eu-west-1a'), 'a/2.json': subnet('s2', 'us-east-1a') },
      undefined,
    ],
    ['zones of another region than --region', { 'a/1.json': subnet('s1', 'eu-west-1a') }, 'us-east-1'],
    ['a snapshot of another region than --region', { [manifestFileName]: manifestOf([]) }, 'us-east-1'],
  ])('%s', (_, files, given) => {
    expect(() => configurationOf(files, { region: given })).toThrow(objectWith({ code: 'regions-disagree' }));
  });

  test('two accounts in one folder: the account is not told, the items are read', () => {
    const files = {
      's.json': subnet('s', 'eu-west-1a'),
      '1.json': tables(accountId),
      '2.json': tables(other),
    };
    expect(scopesOf(files)).toEqual({
      s: '-/eu-west-1',
      [`rtb-${accountId}`]: '-/eu-west-1',
      [`rtb-${other}`]: '-/eu-west-1',
    });
  });
});

describe('gaps keep to their account and region', () => {
  test('a call that one of two accounts lacks', () => {
    const files = {
      ...accountFiles({}, 'one'),
      'two/s.json': subnet('s2', 'eu-central-1a', other),
    };
    const { network } = configurationOf(files);
    expect(missingIn(network.natGateways, { accountId, region })).toEqual([]);
    expect(missingIn(network.natGateways, { accountId: other, region: 'eu-central-1' })).toEqual([
      {
        kind: 'not-in-source',
        subject: { fact: 'natGateways', id: null },
        scope: { accountId: other, region: 'eu-central-1' },
        command: 'aws ec2 describe-nat-gateways --region eu-central-1',
        detail: null,
      },
    ]);
  });

  test('documents that may belong to either of two accounts take nothing away from them', () => {
    const one = accountFiles({}, 'one');
    const second = { 'two/s.json': subnet('s2', 'eu-west-1a', other), 'two/r.json': tables(other) };
    const stray = { 'stray.json': vpcs };
    const { network } = configurationOf({ ...one, ...second, ...stray });
    expect(missingIn(network.natGateways, { accountId, region })).toEqual([]);
    expect(network.vpcs.items.find(({ id }) => id === 'vpc-1')?.scope).toEqual({ accountId: null, region });
  });

  test('answers that hold in all regions count in each of them', () => {
    const zone = account()['route53:GetHostedZone'];
    const files = {
      'eu/s.json': subnet('s1', 'eu-west-1a'),
      'us/s.json': subnet('s2', 'us-east-1a'),
      'dns/zone.json': zone,
      [`dns/${ids.zone}.json`]: account()['route53:ListResourceRecordSets'],
    };
    expect(configurationOf(files).network.hostedZones.items).toMatchObject([
      { id: ids.zone, scope: { accountId, region: 'eu-west-1' }, records: { known: true } },
    ]);
  });
});

describe('shared VPCs', () => {
  const owned = ['routeTables', 'networkAcls', 'internetGateways', 'egressOnlyInternetGateways'] as const;
  const collections = [...owned, 'natGateways', 'vpcEndpoints'] as const;
  const participant = {
    ...accountFiles({}, 'participant'),
    'participant/shared.json': subnet('shared', 'eu-west-1a', other),
  };

  test.each(collections)('%s of the shared VPC may be missing', (name) => {
    const { network } = configurationOf(participant);
    expect(network[name].missing).toMatchObject([
      {
        kind: 'not-in-source',
        subject: { fact: name, id: 'vpc-shared' },
        scope: { accountId, region },
        detail: containing(other),
      },
    ]);
  });

  test('not when the owner is in the input too', () => {
    const owner = {
      'owner/s.json': subnet('shared', 'eu-west-1c', other),
      'owner/r.json': tables(other),
    };
    const { network } = configurationOf({ ...participant, ...owner });
    expect(missingIn(network.routeTables, { accountId, region })).toEqual([]);
    // Of these the owner's answers are not in the input.
    expect(missingIn(network.natGateways, { accountId, region })).toMatchObject([
      { subject: { id: 'vpc-shared' } },
    ]);
    // The same subnet, whose zones have other names in the other account, as its owner sees it.
    expect(network.subnets.items.filter(({ id }) => id === 'shared')).toMatchObject([
      { scope: { accountId: other }, availabilityZone: 'eu-west-1c' },
    ]);
  });

  test('nor when all is the own account’s', () => {
    expect(configurationOf(accountFiles()).network.vpcEndpoints.missing).toEqual([]);
  });

  test('several owners and no word of whose the answers are', () => {
    const files = {
      's.json': subnet('s', 'eu-west-1a', other),
      'g.json': {
        SecurityGroups: [
          { GroupId: 'sg-1', VpcId: 'vpc-s', OwnerId: accountId, IpPermissions: [], IpPermissionsEgress: [] },
        ],
      },
      'e.json': { VpcEndpoints: [] },
    };
    const { network } = configurationOf(files);
    expect(network.vpcEndpoints.missing).toMatchObject([
      { subject: { id: 'vpc-s' }, scope: { accountId: null } },
    ]);
  });
});
