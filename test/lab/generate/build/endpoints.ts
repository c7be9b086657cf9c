import { type Account } from '../../network/account.ts';
import { clientPlaces } from './client-places.ts';
import { gatewayEndpoint, interfaceEndpoint } from './client-things.ts';
import { add, editRoutes, putRoute, tableOf } from './edit.ts';
import { networkInterface, route } from './parts.ts';
import { type Topology } from './topology.ts';

/** Adds the endpoints of the clients' VPC: interface endpoints of API Gateway, and S3's gateway endpoint. */
export function addEndpoints(account: Account, topology: Topology): Account {
  const { executeApi, control, s3 } = topology;
  const data = executeApi === 'none' ? account : addInterfaceEndpoint(account, topology, 'execute-api', 11);
  const both = control === 'none' ? data : addInterfaceEndpoint(data, topology, 'apigateway', 12);
  return s3 ? addGatewayEndpoint(both, topology) : both;
}

function addInterfaceEndpoint(
  account: Account,
  topology: Topology,
  service: 'execute-api' | 'apigateway',
  at: 11 | 12,
): Account {
  const isPrivate = (service === 'execute-api' ? topology.executeApi : topology.control) === 'private-dns';
  const GroupIds = topology.groups === 'two-groups' ? ['sg-0e', 'sg-0e2'] : ['sg-0e'];
  const items = clientPlaces(topology).endpoints.map((inSubnet, number) =>
    networkInterface(`eni-0e${at}${number}`, inSubnet, at, { GroupIds, InterfaceType: 'vpc_endpoint' }),
  );
  const withItems = add(account, 'NetworkInterfaces', ...items);
  return add(withItems, 'VpcEndpoints', interfaceEndpoint(`vpce-0e${at}`, service, items, isPrivate));
}

function addGatewayEndpoint(account: Account, topology: Topology): Account {
  const tables = clientPlaces(topology).clients.flatMap(
    ({ SubnetId }) => tableOf(account, SubnetId)?.RouteTableId ?? [],
  );
  const RouteTableIds = [...new Set(tables)];
  const withRoutes = RouteTableIds.reduce(
    (sum, id) => editRoutes(sum, id, (routes) => putRoute(routes, route('pl-051', 'vpce-051'))),
    account,
  );
  return add(withRoutes, 'VpcEndpoints', gatewayEndpoint('vpce-051', 'vpc-0a', RouteTableIds));
}
