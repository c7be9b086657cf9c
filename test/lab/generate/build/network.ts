import { type Account } from '../../network/account.ts';
import { addClientVpc } from './client-places.ts';
import { addClients, addGroups } from './client-things.ts';
import { addEgress } from './egress.ts';
import { addEndpoints } from './endpoints.ts';
import { addLink } from './link.ts';
import { addOtherVpc } from './other-vpc.ts';
import { type Topology } from './topology.ts';

const emptyAccount: Account = {
  Vpcs: [],
  DhcpOptions: [{ DhcpOptionsId: 'dopt-0a', DomainNameServers: ['AmazonProvidedDNS'] }],
  Subnets: [],
  RouteTables: [],
  InternetGateways: [],
  EgressOnlyInternetGateways: [],
  NatGateways: [],
  VpcEndpoints: [],
  NetworkInterfaces: [],
  Instances: [],
  SecurityGroups: [],
  NetworkAcls: [],
  PrefixLists: [
    {
      PrefixListId: 'pl-051',
      PrefixListName: 'com.amazonaws.eu-west-1.s3',
      AddressFamily: 'IPv4',
      Entries: ['52.218.0.0/17', '3.5.64.0/21', '52.92.0.0/17'],
    },
    list('pl-0aa', 'our-networks', ['10.0.0.0/16', '10.1.0.0/16', '100.64.0.0/16']),
    list('pl-0ab', 'other-network', ['10.1.0.0/17', '10.1.128.0/17']),
    list('pl-0ac', 'client-network', ['10.0.0.0/17', '10.0.128.0/17']),
    list('pl-0bb', 'partners', ['52.0.0.0/10', '54.0.0.0/8']),
  ],
  VpcPeeringConnections: [],
  TransitGatewayVpcAttachments: [],
  TransitGatewayRouteTables: [],
  Functions: [],
  HostedZones: [],
  InternetGatewayBlockMode: 'off',
};

function list(id: string, name: string, entries: readonly string[]): Account['PrefixLists'][number] {
  return { PrefixListId: id, PrefixListName: name, AddressFamily: 'IPv4', Entries: entries };
}

/** Builds the network of the choices, in which everything works that they provide for. */
export function buildNetwork(topology: Topology): Account {
  const steps = [addClientVpc, addGroups, addEgress, addClients, addEndpoints, addOtherVpc, addLink];
  return steps.reduce((account, step) => step(account, topology), emptyAccount);
}
