import { type Sample, time, vpcId } from './sample.ts';

/** The calls of the other services. */
export const otherSamples = {
  'lambda:ListFunctions': {
    list: 'Functions',
    item: (n) => ({
      FunctionName: `f${n}`,
      LastModified: '2026-10-05T02:31:40.000+0000',
      VpcConfig: { SubnetIds: ['subnet-0a1'], SecurityGroupIds: [], VpcId: vpcId },
      Environment: { Variables: { ENDPOINT: 'https://example.com/?a=b&c' } },
    }),
  },
  'lambda:GetFunctionConfiguration': {
    parameters: { FunctionName: 'f1' },
    others: { FunctionName: 'f1', MemorySize: 128, Layers: [{ Arn: 'arn', CodeSize: 5 }] },
  },
  'lambda:GetFunction': {
    parameters: { FunctionName: 'f1' },
    others: { Configuration: { FunctionName: 'f1' }, Code: { RepositoryType: 'S3' }, Tags: { a: 'b' } },
  },
  'apigateway:GetRestApis': {
    list: 'items',
    item: (n) => ({
      id: `a${n}`,
      createdDate: time,
      policy: String.raw`{\"Version\":\"2012-10-17\"}`,
      endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-0a1'] },
      tags: { team: 'a' },
    }),
  },
  'apigateway:GetDomainNames': {
    list: 'items',
    item: (n) => ({ domainName: `a${n}.example.com`, certificateUploadDate: time }),
  },
  'apigatewayv2:GetApis': {
    list: 'Items',
    item: (n) => ({ ApiId: `b${n}`, CreatedDate: time, ProtocolType: 'HTTP', Tags: { ApiId: 'x' } }),
  },
  'apigatewayv2:GetDomainNames': {
    list: 'Items',
    item: (n) => ({
      DomainName: `b${n}.example.com`,
      DomainNameConfigurations: [{ EndpointType: 'REGIONAL', CertificateUploadDate: time }],
    }),
  },
  'route53:ListHostedZonesByVPC': {
    parameters: { VPCId: vpcId, VPCRegion: 'eu-west-1' },
    list: 'HostedZoneSummaries',
    item: (n) => ({
      HostedZoneId: `Z${n}`,
      Name: 'example.com.',
      Owner: { OwningService: 'efs.amazonaws.com' },
    }),
  },
  'route53:ListHostedZones': {
    list: 'HostedZones',
    item: (n) => ({
      Id: `Z${n}`,
      Name: 'example.com.',
      CallerReference: 'x',
      Config: { Comment: '<&>', PrivateZone: true },
      ResourceRecordSetCount: n,
    }),
  },
  'route53:GetHostedZone': {
    parameters: { Id: 'Z1' },
    others: {
      HostedZone: { Id: 'Z1', Name: 'example.com.', CallerReference: 'x' },
      VPCs: [{ VPCRegion: 'eu-west-1', VPCId: vpcId }],
    },
  },
  'route53:ListResourceRecordSets': {
    parameters: { HostedZoneId: 'Z1' },
    list: 'ResourceRecordSets',
    item: (n) => ({
      Name: String.raw`\052.example.com.`,
      Type: 'A',
      ...(n < 4 ? { SetIdentifier: `s${n}`, Weight: n } : {}),
      ...(n === 5
        ? { AliasTarget: { HostedZoneId: 'Z2', DNSName: 'x.', EvaluateTargetHealth: false } }
        : { TTL: 60 }),
      ResourceRecords: [{ Value: '192.0.2.1' }],
    }),
  },
  'route53resolver:ListResolverRules': {
    list: 'ResolverRules',
    item: (n) => ({
      Id: `rslvr-rr-${n}`,
      CreationTime: '2026-10-02T03:04:05.678Z',
      TargetIps: [{ Ip: '10.0.0.2' }],
    }),
  },
  'route53resolver:ListResolverRuleAssociations': {
    list: 'ResolverRuleAssociations',
    item: (n) => ({ Id: `rslvr-rrassoc-${n}`, VPCId: vpcId }),
  },
  'route53resolver:ListResolverEndpoints': {
    list: 'ResolverEndpoints',
    item: (n) => ({ Id: `rslvr-in-${n}`, HostVPCId: vpcId, Direction: 'INBOUND' }),
  },
  'route53resolver:ListFirewallRuleGroupAssociations': {
    list: 'FirewallRuleGroupAssociations',
    item: (n) => ({ Id: `rslvr-frgassoc-${n}`, VpcId: vpcId, Priority: 101 }),
  },
  'route53resolver:ListResolverQueryLogConfigAssociations': {
    list: 'ResolverQueryLogConfigAssociations',
    item: (n) => ({ Id: `rslvr-qlcassoc-${n}`, ResourceId: vpcId }),
  },
  'route53profiles:ListProfiles': {
    list: 'ProfileSummaries',
    item: (n) => ({ Id: `rp-${n}`, ShareStatus: 'NOT_SHARED' }),
  },
  'route53profiles:ListProfileAssociations': {
    list: 'ProfileAssociations',
    item: (n) => ({ Id: `rpassoc-${n}`, ResourceId: vpcId, ProfileId: 'rp-1', CreationTime: time }),
  },
  'route53profiles:ListProfileResourceAssociations': {
    parameters: { ProfileId: 'rp-1' },
    list: 'ProfileResourceAssociations',
    item: (n) => ({ Id: `rpr-${n}`, ResourceType: 'PRIVATE_HOSTED_ZONE', ModificationTime: time }),
  },
  'network-firewall:ListFirewalls': {
    list: 'Firewalls',
    item: (n) => ({
      FirewallName: `fw${n}`,
      FirewallArn: 'arn:aws:network-firewall:eu-west-1:111122223333:firewall/x',
    }),
  },
  'sts:AssumeRole': {
    others: {
      Credentials: {
        AccessKeyId: 'ASIA',
        SecretAccessKey: 'a',
        SessionToken: 'b',
        Expiration: '2099-01-01T00:00:00Z',
      },
    },
  },
  'sts:AssumeRoleWithWebIdentity': {
    others: {
      Credentials: {
        AccessKeyId: 'ASIA',
        SecretAccessKey: 'a',
        SessionToken: 'b',
        Expiration: '2099-01-01T00:00:00Z',
      },
    },
  },
  'sso:GetRoleCredentials': {
    others: {
      roleCredentials: {
        accessKeyId: 'ASIA',
        secretAccessKey: 'a',
        sessionToken: 'b',
        expiration: 4070908800000,
      },
    },
  },
  'sso-oidc:CreateToken': { others: { accessToken: 'token', expiresIn: 28_800, tokenType: 'Bearer' } },
  'sts:GetCallerIdentity': {
    others: { UserId: 'AIDA', Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/a' },
  },
} as const satisfies Readonly<Record<string, Sample>>;
