import { containsCidr, parseCidr } from 'cidr-tools';
import { itemsOf, parseXml, textOf, textsOf, type XmlElement } from './xml-tree.ts';

/** What moto holds, as far as its answers are corrected by it. */
export interface MotoFacts {
  readonly region: string;
  readonly zoneOfSubnet: ReadonlyMap<string, string>;
  /** By network interface, those of VPC endpoints. */
  readonly endpoints: ReadonlyMap<string, XmlElement>;
  /** The network interfaces of NAT gateways. */
  readonly natInterfaces: ReadonlySet<string>;
  /** By address outside its subnet, one in it. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly vpcOfAttachment: ReadonlyMap<string, string>;
}

/** What was asked of moto about transit gateways, which it does not keep. */
export class TransitGatewayRequests {
  readonly #routes = new Map<string, string>();
  readonly #associations = new Map<string, string>();

  /** Remembers a request that makes a route or an association. */
  remember(parameters: URLSearchParams): void {
    const table = parameters.get('TransitGatewayRouteTableId') ?? '';
    const attachment = parameters.get('TransitGatewayAttachmentId') ?? '';
    const range = parameters.get('DestinationCidrBlock') ?? '';
    const action = parameters.get('Action');
    if (action === 'CreateTransitGatewayRoute') this.#routes.set(`${table} ${range}`, attachment);
    if (action === 'AssociateTransitGatewayRouteTable') this.#associations.set(attachment, table);
  }

  /** The attachment that a table's route was to lead to. */
  attachmentOf(table: string, range: string): string | undefined {
    return this.#routes.get(`${table} ${range}`);
  }

  /** The table that an attachment was to use. */
  tableOf(attachment: string): string | undefined {
    return this.#associations.get(attachment);
  }
}

/** Asks moto, in the name of whoever signed a request. */
export async function readFacts(url: string, region: string, authorization: string): Promise<MotoFacts> {
  const ask = (action: string, list: string) => askMoto(url, authorization, action, list);
  const [subnets, interfaces, endpoints, gateways, attachments] = await Promise.all([
    ask('DescribeSubnets', 'subnetSet'),
    ask('DescribeNetworkInterfaces', 'networkInterfaceSet'),
    ask('DescribeVpcEndpoints', 'vpcEndpointSet'),
    ask('DescribeNatGateways', 'natGatewaySet'),
    ask('DescribeTransitGatewayAttachments', 'transitGatewayAttachments'),
  ]);
  return {
    region,
    zoneOfSubnet: new Map(
      subnets.map((each) => [textOf(each, 'subnetId'), textOf(each, 'availabilityZone')]),
    ),
    endpoints: new Map(
      endpoints.flatMap((each) => textsOf(each, 'networkInterfaceIdSet').map((id) => [id, each] as const)),
    ),
    natInterfaces: new Set(
      gateways
        .flatMap((each) => itemsOf(each, 'natGatewayAddressSet'))
        .map((each) => textOf(each, 'networkInterfaceId')),
    ),
    addresses: new Map(subnets.flatMap((subnet) => rightAddresses(subnet, interfaces))),
    vpcOfAttachment: new Map(
      attachments.map((each) => [textOf(each, 'transitGatewayAttachmentId'), textOf(each, 'resourceId')]),
    ),
  };
}

async function askMoto(url: string, authorization: string, action: string, list: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Action: action, Version: '2016-11-15' }).toString(),
  });
  return itemsOf(parseXml(await response.text()), list);
}

// From the end of the subnet, whose last address is AWS's own: moto gives addresses from its beginning.
function rightAddresses(
  subnet: XmlElement,
  interfaces: readonly XmlElement[],
): readonly (readonly [wrong: string, right: string])[] {
  const range = textOf(subnet, 'cidrBlock');
  const inside = interfaces.filter((each) => textOf(each, 'subnetId') === textOf(subnet, 'subnetId'));
  const wrong = inside
    .map((each) => textOf(each, 'privateIpAddress'))
    .filter((address) => !containsCidr(range, address));
  const last = parseCidr(range).end;
  return wrong.map((address, at) => [address, dotted(last - BigInt(at + 1))]);
}

function dotted(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => `${(value >> shift) & 255n}`).join('.');
}
