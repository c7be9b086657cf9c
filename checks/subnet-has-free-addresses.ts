import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { groupBy } from './standing/group-by.ts';

// What AWS asks to be free in a subnet for a load balancer to scale, as a measure for anything that grows.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
const enough = 8;

type Clients = readonly [JudgedPath, ...JudgedPath[]];

function clientsBySubnet({ paths }: AuditFacts): readonly Clients[] {
  const groups = groupBy(paths, ({ vantage: { subnet } }) => (subnet.cidr === null ? undefined : subnet.id));
  return [...groups.values()];
}

function examine(paths: Clients): Examined {
  const { id, scope, availableAddresses: free } = paths[0].vantage.subnet;
  const resource = { type: 'subnet', id } as const;
  if (free === null) {
    const command = `aws ec2 describe-subnets --subnet-ids ${id} --region ${scope.region}`;
    const subject = { fact: 'subnets', id } as const;
    const gap = {
      kind: 'not-in-source',
      subject,
      scope,
      command,
      detail: 'number of free addresses',
    } as const;
    return { status: 'unknown', gap, resource };
  }
  if (free >= enough) return { status: 'pass' };
  const left = free === 0 ? 'no free address' : `${free} free ${free === 1 ? 'address' : 'addresses'}`;
  return {
    status: 'fail',
    code: 'standing-subnet-nearly-full',
    resource,
    rule: null,
    data: { free },
    text: `${id} has ${left} left: new network interfaces, of functions and endpoints too, may soon fail to be made there`,
    fix: `see what takes the addresses, or add a subnet:
  aws ec2 describe-network-interfaces --filters Name=subnet-id,Values=${id} --query 'NetworkInterfaces[].[NetworkInterfaceId,InterfaceType,Status,Description]' --output table --region ${scope.region}`,
    affects: paths.map((path) => path.id),
  };
}

export default standingCheck<Clients>({
  id: 'subnet-has-free-addresses',
  severity: 'warning',
  codes: ['standing-subnet-nearly-full'],
  title: 'The subnets of the clients have addresses left',
  why: 'Functions, endpoints and tasks each take addresses of their subnet: where none is left, new ones fail to start although every path is open.',
  limits: 'Fewer than eight free IPv4 addresses are taken for too few; how fast they are used is not known.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  ],
  subjects: (facts) => known(clientsBySubnet(facts)),
  examine,
});
