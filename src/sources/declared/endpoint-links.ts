import { known, unknown } from '../../network/fact.ts';
import { change } from './assembly.ts';
import { type LinkMaker } from './link-maker.ts';
import { mapStated, stated } from './stated.ts';

/** A gateway endpoint's table. */
export const addEndpointTable: LinkMaker<'endpoint-route-table'> = (assembly, { data, scope }) => {
  change(assembly, 'vpcEndpoints', { id: data.endpointId, scope }, (endpoint) =>
    mapStated(data.routeTableId, (id) => ({ ...endpoint, routeTableIds: added(endpoint.routeTableIds, id) })),
  );
};

/** An interface endpoint's subnet. */
export const addEndpointSubnet: LinkMaker<'endpoint-subnet'> = (assembly, { data, scope }) => {
  change(assembly, 'vpcEndpoints', { id: data.endpointId, scope }, (endpoint) =>
    mapStated(data.subnetId, (id) => ({ ...endpoint, subnetIds: added(endpoint.subnetIds, id) })),
  );
};

/** An interface endpoint's group, beside the others or in the place of the VPC's default group. */
export const addEndpointGroup: LinkMaker<'endpoint-security-group'> = (assembly, { data, scope }) => {
  const { endpointId, securityGroupId, replacesDefault } = data;
  change(assembly, 'vpcEndpoints', { id: endpointId, scope }, (endpoint) =>
    mapStated(securityGroupId, (id) => {
      const kept = endpoint.securityGroupIds.filter(
        (own) => !replacesDefault || assembly.tables.securityGroups.get(own)?.groupName !== 'default',
      );
      return { ...endpoint, securityGroupIds: added(kept, id) };
    }),
  );
};

/** An endpoint's policy. */
export const setEndpointPolicy: LinkMaker<'endpoint-policy'> = (assembly, { data, scope }) => {
  const { endpointId, policy } = data;
  change(assembly, 'vpcEndpoints', { id: endpointId, scope }, (endpoint) => {
    if (policy.known) return stated({ ...endpoint, policy: known(policy.value) });
    const subject = { fact: 'endpointPolicy', id: endpoint.id } as const;
    const { expression } = policy;
    return stated({ ...endpoint, policy: unknown({ kind: 'unresolved', subject, scope, expression }) });
  });
};

/** Whether an endpoint has private DNS. */
export const setPrivateDns: LinkMaker<'endpoint-private-dns'> = (assembly, { data, scope }) => {
  change(assembly, 'vpcEndpoints', { id: data.endpointId, scope }, (endpoint) =>
    mapStated(data.enabled, (privateDnsEnabled) => ({ ...endpoint, privateDnsEnabled })),
  );
};

function added(ids: readonly string[], id: string): readonly string[] {
  return [...new Set([...ids, id])].toSorted();
}
