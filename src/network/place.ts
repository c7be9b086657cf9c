/** Where in a template or plan a thing, or one property of it, is written. */
export interface Place {
  readonly file: string;
  /** Counted from 1; null where the form has no lines of its own (a plan as JSON says nothing of the files it came from). */
  readonly line: number | null;
  readonly column: number | null;
  /** The way to it as its own documentation writes it: `Resources.Vpc.Properties.CidrBlock`, `aws_vpc.this.cidr_block`. */
  readonly path: string;
  /** The construct path of the CDK (`Stack/Vpc/Resource`), where the template has it. */
  readonly construct: string | null;
}

/** What a finding may blame a resource for, by the noun that templates and plans have a property for. */
export type PlaceProperty =
  | 'cidr'
  | 'dns-support'
  | 'dns-hostnames'
  | 'private-dns'
  | 'subnets'
  | 'security-groups'
  | 'route-tables'
  | 'policy'
  | 'egress'
  | 'ingress'
  | 'endpoint-type'
  | 'connectivity'
  | 'default-endpoint'
  | 'access-mode';

/** The places of one resource: its own, those of properties, and those of its rules as findings name them. */
export interface ResourcePlaces {
  readonly self: Place;
  readonly properties: Readonly<Partial<Record<PlaceProperty, Place>>>;
  /** By the text that a step's or finding's `rule` has: a route's destination, an entry's direction and number. */
  readonly rules: ReadonlyMap<string, Place>;
}

/** The places of a network's resources by `resourceKey`; empty for sources that nobody writes by hand. */
export type Places = ReadonlyMap<string, ResourcePlaces>;
