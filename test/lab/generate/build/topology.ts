import fc from 'fast-check';

/** What a network is built of before anything in it is changed; the first choice of each is the simplest. */
export interface Topology {
  readonly clientSubnets: number;
  readonly tables: 'shared' | 'own' | 'main';
  readonly acls: 'default' | 'tight' | 'roles';
  readonly groups: 'open' | 'by-block' | 'by-list' | 'two-groups' | 'by-group';
  readonly egress: 'nat' | 'none' | 'regional-nat' | 'nat-instance' | 'central-nat' | 'private-nat';
  readonly natInClientSubnet: boolean;
  readonly ipv6: boolean;
  readonly secondRange: boolean;
  readonly executeApi: 'none' | 'private-dns' | 'own-name';
  readonly control: 'none' | 'private-dns' | 'own-name';
  readonly endpointsApart: boolean;
  readonly s3: boolean;
  readonly other: 'none' | 'peering' | 'transit-gateway';
  /** Where the other VPC's range lies: apart, inside of the first one's, or around some of its subnets. */
  readonly otherRange: 'apart' | 'inside' | 'around';
  readonly otherNat: boolean;
  readonly central: 'none' | 'execute-api' | 'apigateway';
  readonly centralZone: 'none' | 'alias' | 'addresses';
  readonly attachments: 'apart' | 'in-use';
  readonly wideLink: 'block' | 'list' | 'wide';
  readonly publicClients: boolean;
  readonly natInterfaces: boolean;
}

// fast-check shrinks towards the first of the constants, so that repeating one only makes it likelier.
const often = fc.constantFrom(false, true);
const seldom = fc.constantFrom(false, false, false, true);

/** The choices that a network starts from. */
export const someTopology: fc.Arbitrary<Topology> = fc.record({
  clientSubnets: fc.constantFrom(1, 2, 2, 3),
  tables: fc.constantFrom<Topology['tables']>('shared', 'own', 'main'),
  acls: fc.constantFrom<Topology['acls']>('default', 'tight', 'roles'),
  groups: fc.constantFrom<Topology['groups']>('open', 'by-block', 'by-list', 'two-groups', 'by-group'),
  egress: fc.constantFrom<Topology['egress']>(
    'nat',
    'nat',
    'none',
    'regional-nat',
    'nat-instance',
    'central-nat',
    'private-nat',
  ),
  natInClientSubnet: fc.constant(false),
  ipv6: seldom,
  secondRange: seldom,
  executeApi: fc.constantFrom<Topology['executeApi']>('none', 'private-dns', 'own-name'),
  control: fc.constantFrom<Topology['control']>('none', 'private-dns', 'own-name'),
  endpointsApart: often,
  s3: often,
  other: fc.constantFrom<Topology['other']>('none', 'peering', 'transit-gateway'),
  otherRange: fc.constantFrom<Topology['otherRange']>('apart', 'apart', 'apart', 'apart', 'inside', 'around'),
  otherNat: seldom,
  central: fc.constantFrom<Topology['central']>('none', 'execute-api', 'apigateway'),
  centralZone: fc.constantFrom<Topology['centralZone']>('none', 'alias', 'addresses'),
  attachments: fc.constantFrom<Topology['attachments']>('in-use', 'apart'),
  wideLink: fc.constantFrom<Topology['wideLink']>('block', 'list', 'wide'),
  publicClients: often,
  natInterfaces: seldom,
});

/** The topology with the choices that do not go together mended: what AWS would refuse or nobody could tell. */
export function mendTopology(wanted: Topology): Topology {
  const egressNeedsLink = wanted.egress === 'central-nat' || wanted.egress === 'private-nat';
  const other =
    wanted.egress === 'central-nat' || (wanted.other === 'none' && egressNeedsLink)
      ? 'transit-gateway'
      : wanted.other;
  // AWS refuses peering between VPCs whose ranges overlap.
  const otherRange = other === 'transit-gateway' ? wanted.otherRange : 'apart';
  // Who answers by IPv6 across VPCs, and from zones that hold IPv4 only, is left to other tests.
  const central = other === 'none' ? 'none' : wanted.central;
  const zoneNameTaken =
    (central === 'execute-api' && wanted.executeApi === 'private-dns') ||
    (central === 'apigateway' && wanted.control === 'private-dns');
  const centralZone = central === 'none' || zoneNameTaken || wanted.ipv6 ? 'none' : wanted.centralZone;
  return {
    ...wanted,
    other,
    otherRange,
    central,
    centralZone,
    // Behind a private NAT gateway another one would be met, which is not followed.
    otherNat:
      wanted.egress === 'central-nat' ||
      (other === 'transit-gateway' && wanted.otherNat && wanted.egress !== 'private-nat'),
    natInClientSubnet: wanted.egress === 'nat' && wanted.natInClientSubnet,
    wideLink: otherRange === 'apart' ? wanted.wideLink : 'wide',
  };
}
