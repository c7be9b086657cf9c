/** What the texts of a field are, and so what becomes of them. */
export type FieldKind =
  /** AWS's own words: states, types, zones, regions. */
  | 'word'
  /** Ids of resources; what does not look like one is a name. */
  | 'id'
  /** Names of hosts and DNS zones. */
  | 'host'
  /** Names of endpoint services and prefix lists: AWS's stay. */
  | 'service'
  /** JSON of a policy. */
  | 'policy'
  /** Tags: everything in them is somebody's. */
  | 'tags'
  /** Whatever else there is: names, descriptions, fields that are not known here. */
  | 'name';

const words: ReadonlySet<string> = new Set(
  `State Status Code Type VpcEndpointType ServiceType IpProtocol Protocol RuleAction RuleType Origin ResourceType
   InterfaceType ConnectivityType AvailabilityMode FailureCode DnsRecordIpType PrivateDnsPreference ApplianceModeSupport
   DnsSupport Ipv6Support SecurityGroupReferencingSupport InternetGatewayBlockMode InternetGatewayExclusionMode
   Ipv6CidrBlockState AwsRegion Region ServiceRegion VPCRegion AvailabilityZone AvailabilityZones AvailabilityZoneId
   AvailabilityZoneIds ZoneId Key Attribute AddressFamily IpAddressType SupportedIpAddressTypes InstanceTenancy Domain
   AttachmentStatus Runtime PackageType Architectures ShareStatus RuleOrigin Owner PayerResponsibility
   PrivateDnsNameVerificationState TrafficType LogDestinationType FlowLogStatus DeliverLogsStatus ProtocolType
   EndpointType endpointType types ipAddressType apiKeySource securityPolicy endpointAccessMode apiStatus
   domainNameStatus DomainNameStatus SecurityPolicy ManagedBy ExclusionsAllowed Region Platform RouteTableOrigin
   DefaultRouteTableAssociation DefaultRouteTablePropagation AutoAcceptSharedAttachments VpnEcmpSupport
   MulticastSupport`.split(/\s+/),
);

const hosts: ReadonlySet<string> = new Set(
  `DnsName PrivateDnsName PublicDnsName BaseEndpointDnsNames DNSName DomainName domainName regionalDomainName
   distributionDomainName ApiGatewayDomainName TargetDomainName DNSNameTarget NextRecordName host`.split(
    /\s+/,
  ),
);

const services: ReadonlySet<string> = new Set([
  'ServiceName',
  'ServiceNames',
  'PrefixListName',
  'OwningService',
]);

const policies: ReadonlySet<string> = new Set(['PolicyDocument', 'Policy', 'policy', 'managementPolicy']);

const tags: ReadonlySet<string> = new Set(['Tags', 'tags', 'TagSet']);

/** Where a text stands: the names of the fields around it, the outermost first. */
export type FieldPath = readonly string[];

/** The kind of the innermost field of a path. */
export function kindOfField(path: FieldPath): FieldKind {
  const name = path.at(-1) ?? '';
  if (path.some((field) => tags.has(field))) return 'tags';
  const byPlace = kindByPlace(name, path);
  if (byPlace !== undefined) return byPlace;
  if (words.has(name)) return 'word';
  if (hosts.has(name)) return 'host';
  if (services.has(name)) return 'service';
  if (policies.has(name)) return 'policy';
  // A token that whoever made the request chose is no id.
  if (/(?:Id|Ids|^id)$/.test(name) && !/Creator|Client/.test(name)) return 'id';
  return 'name';
}

// Names and values mean other things in each answer.
function kindByPlace(name: string, path: FieldPath): FieldKind | undefined {
  if (path.includes('DhcpConfigurations') && (name === 'Value' || name === 'Values')) return 'host';
  if (path.includes('ResourceRecords') && name === 'Value') return 'host';
  const isOfZones = ['HostedZoneSummaries', 'HostedZones', 'HostedZone', 'ResourceRecordSets'].some((field) =>
    path.includes(field),
  );
  if (isOfZones && name === 'Name') return 'host';
  if (path.includes('PrivateDnsNames') || path.includes('BaseEndpointDnsNames')) return 'host';
  // The state of an instance is an object with a code and a name.
  if (path.at(-2) === 'State') return 'word';
  if (path.includes('Filters')) return name === 'Name' ? 'word' : name === 'Values' ? 'id' : undefined;
  return undefined;
}
