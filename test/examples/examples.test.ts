import { readdirSync, readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { exampleFiles } from '../../examples/generator/example-files.ts';

const examplesFolder = path.join(import.meta.dirname, '../../examples');
const names = readdirSync(examplesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['generator', 'templates'].includes(entry.name))
  .map((entry) => entry.name);

function filesOf(name: string): Map<string, string> {
  const folder = path.join(examplesFolder, name);
  return new Map(readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

/** The elements of the one list that an answer of AWS has under `key`. */
function read<T>(name: string, file: string, key: string, element: z.ZodType<T>): T[] {
  const document = z.record(z.string(), z.unknown()).parse(JSON.parse(filesOf(name).get(file) ?? 'null'));
  return z.array(element).parse(document[key]);
}

test('the committed files are exactly those the generator makes', () => {
  const committed = names.flatMap((name) =>
    [...filesOf(name)].map(([file, text]) => [`${name}/${file}`, text]),
  );
  expect(Object.fromEntries(committed)).toStrictEqual(Object.fromEntries(exampleFiles()));
});

test('the README tells of every example', () => {
  const readme = readFileSync(path.join(examplesFolder, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name = '']) => name);
  expect(rows.toSorted()).toStrictEqual(names.toSorted());
});

test.each([
  ['broken-nat', 'nat-egress', ['describe-route-tables.json']],
  ['broken-endpoint', 'execute-api-endpoint', ['describe-security-groups.json']],
])('%s departs from %s in one document', (broken, whole, expected) => {
  const wholeFiles = filesOf(whole);
  const changed = [...filesOf(broken)]
    .filter(([file, text]) => wholeFiles.get(file) !== text)
    .map(([file]) => file);
  expect(changed.filter((file) => file !== 'planecheck-snapshot.json')).toStrictEqual(expected);
});

const manifestSchema = z.strictObject({
  schema: z.literal('planecheck/snapshot/v1'),
  accountId: z.literal('111122223333'),
  region: z.literal('ap-northeast-1'),
  takenAt: z.literal('2026-11-01T09:00:00Z'),
  caller: z.literal('arn:aws:iam::111122223333:role/network-audit'),
  calls: z.array(
    z.strictObject({
      call: z.string().regex(/^[a-z0-9]+:[A-Z][A-Za-z]+$/),
      parameters: z.record(z.string(), z.unknown()),
      files: z.array(z.string()).nonempty(),
      refused: z.null(),
      unanswered: z.null(),
    }),
  ),
});

/** The call that describes the resources of each kind of id; the last word before the digits is the kind. */
const describedIn: Readonly<Record<string, readonly [file: string, list: string, key: string]>> = {
  acl: ['describe-network-acls.json', 'NetworkAcls', 'NetworkAclId'],
  dopt: ['describe-dhcp-options.json', 'DhcpOptions', 'DhcpOptionsId'],
  eipalloc: ['describe-addresses.json', 'Addresses', 'AllocationId'],
  eipassoc: ['describe-addresses.json', 'Addresses', 'AssociationId'],
  eni: ['describe-network-interfaces.json', 'NetworkInterfaces', 'NetworkInterfaceId'],
  igw: ['describe-internet-gateways.json', 'InternetGateways', 'InternetGatewayId'],
  nat: ['describe-nat-gateways.json', 'NatGateways', 'NatGatewayId'],
  pl: ['describe-managed-prefix-lists.json', 'PrefixLists', 'PrefixListId'],
  rr: ['list-resolver-rules.json', 'ResolverRules', 'Id'],
  rtb: ['describe-route-tables.json', 'RouteTables', 'RouteTableId'],
  sg: ['describe-security-groups.json', 'SecurityGroups', 'GroupId'],
  subnet: ['describe-subnets.json', 'Subnets', 'SubnetId'],
  vpc: ['describe-vpcs.json', 'Vpcs', 'VpcId'],
  vpce: ['describe-vpc-endpoints.json', 'VpcEndpoints', 'VpcEndpointId'],
};

/** Kinds of id that only the resource they are part of bears. */
const partsOnly = ['aclassoc', 'assoc', 'attach', 'rtbassoc', 'svc'];

const anyId =
  /([a-z]+)-[0-9a-f]{17}(?![0-9a-z])|(pl)-[0-9a-f]{8}(?![0-9a-z])|rslvr-autodefined-(rr)-[a-z-]+/g;

const subnetShape = z.object({
  SubnetId: z.string(),
  CidrBlock: z.string(),
  AvailableIpAddressCount: z.int(),
});
const interfaceShape = z.object({
  NetworkInterfaceId: z.string(),
  SubnetId: z.string(),
  Groups: z.array(z.object({ GroupId: z.string() })),
  PrivateIpAddresses: z.array(z.object({ PrivateIpAddress: z.string() })),
});
const endpointShape = z.object({
  SubnetIds: z.array(z.string()),
  NetworkInterfaceIds: z.array(z.string()),
  Groups: z.array(z.object({ GroupId: z.string() })),
});
const associatedShape = z.object({ Associations: z.array(z.object({ SubnetId: z.string().optional() })) });

describe.each(names)('%s', (name) => {
  const subnets = read(name, 'describe-subnets.json', 'Subnets', subnetShape);
  const interfaces = read(name, 'describe-network-interfaces.json', 'NetworkInterfaces', interfaceShape);

  test('the manifest names every file once, and no file that is not there', () => {
    const { calls } = manifestSchema.parse(
      JSON.parse(filesOf(name).get('planecheck-snapshot.json') ?? 'null'),
    );
    const files = ['planecheck-snapshot.json', ...calls.flatMap((call) => call.files)];
    expect(files.toSorted()).toStrictEqual([...filesOf(name).keys()].toSorted());
  });

  test('every id refers to a resource that is described', () => {
    const dangling = [...filesOf(name)].flatMap(([file, text]) =>
      [...text.matchAll(anyId)].flatMap(([id, ...kinds]) => {
        const kind = kinds.find((each) => each !== undefined) ?? '';
        if (partsOnly.includes(kind)) return [];
        const described = describedIn[kind];
        if (described === undefined) return [`${file}: ${id} is of an unknown kind`];
        const [source, list, key] = described;
        const ids = read(name, source, list, z.record(z.string(), z.unknown())).map((each) => each[key]);
        return ids.includes(id) ? [] : [`${file}: ${id} is not in ${source}`];
      }),
    );
    expect(dangling).toStrictEqual([]);
  });

  test.each([
    ['describe-route-tables.json', 'RouteTables'],
    ['describe-network-acls.json', 'NetworkAcls'],
  ])('%s associates every subnet once', (file, list) => {
    const associations = read(name, file, list, associatedShape).flatMap((each) => each.Associations);
    const associated = associations.flatMap(({ SubnetId }) => SubnetId ?? []);
    expect(associated.toSorted()).toStrictEqual(subnets.map(({ SubnetId }) => SubnetId).toSorted());
  });

  test('every interface has an address of its own, and one that AWS gives out, in its subnet', () => {
    const addresses = interfaces.flatMap((each) =>
      each.PrivateIpAddresses.map((own) => own.PrivateIpAddress),
    );
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { SubnetId, PrivateIpAddresses } of interfaces) {
      const { CidrBlock } = z
        .object({ CidrBlock: z.string() })
        .parse(subnets.find((each) => each.SubnetId === SubnetId));
      const range = blockOf(CidrBlock);
      const last = (address: string) => Number(address.split('.').at(-1));
      for (const { PrivateIpAddress } of PrivateIpAddresses) {
        expect(range.check(PrivateIpAddress)).toBe(true);
        expect(last(PrivateIpAddress)).toSatisfy((each: number) => each > 3 && each < 255);
      }
    }
  });

  test('a subnet has left what its range holds, less five and the addresses of its interfaces', () => {
    for (const { SubnetId, CidrBlock, AvailableIpAddressCount } of subnets) {
      const inside = interfaces.filter((each) => each.SubnetId === SubnetId);
      const taken = inside.flatMap((each) => each.PrivateIpAddresses).length;
      expect(AvailableIpAddressCount).toBe(2 ** (32 - Number(CidrBlock.split('/')[1])) - 5 - taken);
    }
  });

  test("an endpoint's interfaces are in its subnets and groups", () => {
    for (const endpoint of read(name, 'describe-vpc-endpoints.json', 'VpcEndpoints', endpointShape)) {
      const own = interfaces.filter((each) => endpoint.NetworkInterfaceIds.includes(each.NetworkInterfaceId));
      expect(own.map((each) => each.SubnetId)).toStrictEqual(endpoint.SubnetIds);
      for (const { Groups } of own) expect(Groups).toStrictEqual(endpoint.Groups);
    }
  });
});

function blockOf(cidr: string): BlockList {
  const [network = '', length] = cidr.split('/');
  const range = new BlockList();
  range.addSubnet(network, Number(length));
  return range;
}
