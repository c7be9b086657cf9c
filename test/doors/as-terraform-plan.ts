import { type Printable } from './as-cloudformation.ts';
import { askVpcForDefaultGroup } from './default-group.ts';
import { mapReferences } from './form-value.ts';
import { type PrintedForm, refuseDangling } from './printed-form.ts';
import { type SavedNetwork } from './saved-network.ts';
import { refuseWhatNoFormSays } from './saved-view.ts';
import { type Style } from './style.ts';
import { endpointResources } from './terraform/endpoints.ts';
import { filterResources } from './terraform/filters.ts';
import { impliedThings } from './terraform/implied.ts';
import { interfaceResources } from './terraform/interfaces.ts';
import { nameResources } from './terraform/names.ts';
import { addressOf, type PlanResource } from './terraform/resource.ts';
import { routeResources } from './terraform/routes.ts';
import { transitGatewayResources } from './terraform/transit-gateways.ts';
import { vpcResources } from './terraform/vpcs.ts';
import { writePlan } from './terraform/write-plan.ts';

/**
 * A saved network as the plan of a first apply of Terraform.
 * @throws NotExpressible where a plan cannot say what was saved.
 */
export function asTerraformPlan({ name: scenario, network, style }: Printable): PrintedForm {
  refuseWhatNoFormSays(network);
  const resources = planResources(network, style);
  refuseDangling(
    resources.map(({ attributes }) => attributes),
    new Set(resources.flatMap(({ savedId }) => savedId ?? [])),
  );
  return {
    file: `${scenario}.json`,
    text: writePlan(resources, { region: network.region, showsRegions: style.kinds === 'newer' }),
    account: network.account,
    region: network.region,
    savedIds: new Map(
      resources.flatMap((item) => (item.savedId === null ? [] : [[addressOf(item), item.savedId] as const])),
    ),
    implied: impliedThings(network, style, resources),
  };
}

/** All resources of a plan. */
function planResources(network: SavedNetwork, style: Style): readonly PlanResource[] {
  const resources = [
    ...vpcResources(network, style),
    ...routeResources(network, style),
    ...filterResources(network, style),
    ...endpointResources(network, style),
    ...interfaceResources(network, style),
    ...transitGatewayResources(network, style),
    ...nameResources(network, style),
  ];
  const ask = askVpcForDefaultGroup(
    network,
    resources.flatMap(({ savedId }) => savedId ?? []),
  );
  return resources.map((item) => ({
    ...item,
    attributes: Object.fromEntries(
      Object.entries(item.attributes).map(([name, value]) => [name, mapReferences(value, ask)]),
    ),
  }));
}
