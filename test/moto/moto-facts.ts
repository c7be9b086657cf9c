import { containsCidr, parseCidr } from 'cidr-tools';
import { itemsOf, parseXml, textOf, type XmlElement } from './xml-tree.ts';

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
}

/** Asks moto, in the name of whoever signed a request. */
export async function readFacts(url: string, region: string, authorization: string): Promise<MotoFacts> {
  const ask = (action: string, list: string) => askMoto(url, authorization, action, list);
  const [subnets, interfaces, endpoints, gateways] = await Promise.all([
    ask('DescribeSubnets', 'subnetSet'),
    ask('DescribeNetworkInterfaces', 'networkInterfaceSet'),
    ask('DescribeVpcEndpoints', 'vpcEndpointSet'),
    ask('DescribeNatGateways', 'natGatewaySet'),
  ]);
  return {
    region,
    zoneOfSubnet: new Map(
      subnets.map((each) => [textOf(each, 'subnetId'), textOf(each, 'availabilityZone')]),
    ),
    endpoints: new Map(
      endpoints.flatMap((each) =>
        itemsOf(each, 'networkInterfaceIdSet').map(({ content }) => [String(content), each] as const),
      ),
    ),
    natInterfaces: new Set(
      gateways
        .flatMap((each) => itemsOf(each, 'natGatewayAddressSet'))
        .map((each) => textOf(each, 'networkInterfaceId')),
    ),
    addresses: new Map(subnets.flatMap((subnet) => rightAddresses(subnet, interfaces))),
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
