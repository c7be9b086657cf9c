import { type Client } from '../build/fabric.ts';
import { type Account } from '../network/account.ts';

/** Who asks, read from a vantage's name: a subnet, a function in a subnet, or an interface. */
export function clientOf(account: Account, vantage: string): Client {
  const [name = '', subnetOfFunction] = vantage.split('@');
  const item = account.NetworkInterfaces.find(({ NetworkInterfaceId: id }) => id === vantage);
  const own = account.Functions.find(({ FunctionName: id }) => id === name);
  const subnetId = item?.SubnetId ?? subnetOfFunction ?? vantage;
  const subnet = account.Subnets.find(({ SubnetId: id }) => id === subnetId);
  if (subnet === undefined) throw new Error(`no subnet of ${vantage}`);
  return {
    vantage,
    vpcId: subnet.VpcId,
    subnetId,
    groupIds: item?.GroupIds ?? own?.SecurityGroupIds ?? null,
    usesIpv6: own?.Ipv6AllowedForDualStack ?? true,
    interfaceId: item?.NetworkInterfaceId ?? null,
  };
}
