import { type AskedServices, reportServices } from '../audit/report-services.ts';
import { type ServicesReport } from '../audit/services-report.ts';
import { namedEndpointService, type ServicePlace } from '../targets/named-endpoint-service.ts';
import { everyServiceTarget } from '../targets/services.ts';
import { type ServicesOptions } from './command-options.ts';
import { exitCodes } from './exit-code.ts';
import { readInput } from './input.ts';
import { layoutFor } from './layout.ts';
import { type Outcome } from './outcome.ts';
import { remarksOnFiles } from './remarks.ts';
import { refuseUnknownVpcs } from './selected-vantages.ts';
import { isOfTable, parseService } from './service-target.ts';
import { type World } from './world.ts';

const everything = 'all';

/**
 * Tells which endpoint services a region offers, and how its VPCs stand to them.
 * @throws InputError when it asks for what the input does not have; UnableError where AWS cannot be asked.
 */
export async function runServices(options: ServicesOptions, world: World): Promise<Outcome> {
  const input = await readInput(options.input, world);
  const { index, sources, places } = input;
  refuseUnknownVpcs(index, options.vpcs);
  const offered = index.network.endpointServices.items;
  const name = options.name === everything ? undefined : options.name;
  const report = reportServices({
    index,
    sources,
    places,
    version: world.version,
    vpcs: options.vpcs,
    asked: (region) => (name === undefined ? wholeTable(region) : servicesNamed(name, { region, offered })),
  });
  return {
    text: await render(report, name !== undefined, options, world),
    remarks: remarksOnFiles(input, options.debug),
    exitCode: exitCodes.done,
  };
}

function wholeTable(region: string): AskedServices {
  const targets = everyServiceTarget(region).filter(({ endpointService }) => endpointService !== null);
  return { targets, endpointServices: [] };
}

/** What a name stands for; that no host of an endpoint service is known is no reason not to tell of it here. */
function servicesNamed(name: string, place: ServicePlace): AskedServices {
  const named = namedEndpointService(name, place);
  const isWithoutHost = named.kind === 'no-private-name' || named.kind === 'host-not-known';
  if (isWithoutHost && !isOfTable(name)) return { targets: [], endpointServices: [named.endpointService] };
  return { targets: parseService('services', name, place), endpointServices: [] };
}

async function render(
  report: ServicesReport,
  isNamed: boolean,
  { format, color }: ServicesOptions,
  world: World,
): Promise<string> {
  switch (format) {
    case 'json': {
      const { renderJson } = await import('../report/json.ts');
      return renderJson(report);
    }
    case 'pretty': {
      const { renderServices } = await import('../report/services.ts');
      return renderServices(report, { ...(await layoutFor(world, color)), inFull: isNamed });
    }
  }
}
