/** The VPCs of {@link narrowingFiles}. */
export const vpcs = [
  { VpcId: 'vpc-0a1', State: 'available', OwnerId: '111122223333' },
  { VpcId: 'vpc-0a2', State: 'available', OwnerId: '111122223333' },
];
const attribute = (vpcId: string, value: boolean) => {
  return { VpcId: vpcId, EnableDnsSupport: { Value: value }, EnableDnsHostnames: { Value: !value } };
};
/** One record set of them. */
export const record = (name: string) => ({
  Name: name,
  Type: 'A',
  TTL: 60,
  ResourceRecords: [{ Value: '10.0.0.1' }],
});

/** Answers without a manifest: what a file is about stands in it or in its name. */
export const narrowingFiles = new Map(
  Object.entries({
    'vpcs.json': { Vpcs: vpcs },
    'dns.json': attribute('vpc-0a1', true),
    'dns-2.json': attribute('vpc-0a2', false),
    'subnets.json': {
      Subnets: [
        { SubnetId: 'subnet-0a1', VpcId: 'vpc-0a1', AvailabilityZone: 'eu-west-1a' },
        { SubnetId: 'subnet-0a2', VpcId: 'vpc-0a2', AvailabilityZone: 'eu-west-1b' },
        { SubnetId: 'subnet-0a3', VpcId: 'vpc-0a2', AvailabilityZone: 'eu-west-1c' },
      ],
    },
    'igw.json': { InternetGateways: [{ InternetGatewayId: 'igw-0a1', Attachments: [{ VpcId: 'vpc-0a1' }] }] },
    'entries.pl-0a1.json': { Entries: [{ Cidr: '192.0.2.0/24' }] },
    'entries.pl-0a2.json': { Entries: [{ Cidr: '198.51.100.0/24' }] },
    'routes.tgw-rtb-0a1.json': {
      Routes: [{ DestinationCidrBlock: '10.0.0.0/8', Type: 'static', State: 'active' }],
    },
    'routes.tgw-rtb-0a2.json': {
      Routes: [
        { DestinationCidrBlock: '10.1.0.0/16', Type: 'static', State: 'blackhole' },
        { DestinationCidrBlock: '10.2.0.0/16', Type: 'static', State: 'active' },
      ],
    },
    'associations.tgw-rtb-0a1.json': { Associations: [{ TransitGatewayAttachmentId: 'tgw-attach-0a1' }] },
    'zones.vpc-0a1.json': { HostedZoneSummaries: [{ HostedZoneId: 'Z0A1', Name: 'a.', Owner: {} }] },
    'records.Z0A1.json': { ResourceRecordSets: [record('a.')] },
    'records.Z0A2.json': { ResourceRecordSets: [record('b.')] },
    'zone.json': { HostedZone: { Id: '/hostedzone/Z0A1', Name: 'a.', CallerReference: 'x' } },
    'functions.json': {
      Functions: [{ FunctionName: 'f', FunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f' }],
    },
    'services.json': {
      ServiceNames: ['a.one', 'a.two', 'a.three'],
      ServiceDetails: [
        { ServiceName: 'a.one', ServiceType: [{ ServiceType: 'Interface' }] },
        { ServiceName: 'a.two', ServiceType: [{ ServiceType: 'Gateway' }] },
      ],
    },
    'rule-associations.json': {
      ResolverRuleAssociations: [
        { Id: 'one', VPCId: 'vpc-0a1' },
        { Id: 'two', VPCId: 'vpc-0a2' },
      ],
    },
  }).map(([name, body]) => [name, JSON.stringify(body)]),
);
