import { type DeployedProbe } from '../deploy/deployed-probe.ts';
import { readinessOf, stateWords } from '../deploy/function-state.ts';
import { type ArnParts } from '../deploy/role-policy.ts';
import { visibleText } from '../report/safe-text.ts';
import { type ProbeListOptions } from './command-options.ts';
import { exitCodes } from './exit-code.ts';
import { type Outcome } from './outcome.ts';
import { probeDocument } from './probe-document.ts';
import { inAccount } from './probe-session.ts';
import { type World } from './world.ts';

/**
 * Lists the probes of an account and region.
 * @throws UnableError where AWS cannot be asked.
 */
export async function runProbeList(options: ProbeListOptions, world: World): Promise<Outcome> {
  return inAccount(options, world, { mayChange: false }, async ({ clients, parts }) => {
    const { findFunctions } = await import('../deploy/aws/find-probes.ts');
    const probes = await findFunctions(clients);
    const text =
      options.format === 'json'
        ? probeDocument(world, {
            accountId: parts.accountId,
            region: parts.region,
            probes: probes.map(listed),
          })
        : prettyList(probes, parts, world.version);
    return { text, remarks: '', exitCode: exitCodes.done };
  });
}

function listed(probe: DeployedProbe) {
  const { name, place, version, state, modifiedAt, stack } = probe;
  return {
    name,
    ...place,
    version,
    state: state.state,
    ready: readinessOf(state) === 'ready',
    stateText: stateWords(state),
    modifiedAt: dateOf(modifiedAt)?.toISOString() ?? null,
    stack,
  };
}

function prettyList(
  probes: readonly DeployedProbe[],
  { accountId, region }: ArnParts,
  version: string,
): string {
  const head = `${probes.length === 1 ? '1 probe' : `${probes.length} probes`} in account ${accountId}, ${region}`;
  if (probes.length === 0)
    return `${head}\n  planecheck probe deploy --region ${region} --subnet … --security-group …\n`;
  return `${[head, ...probes.flatMap((probe) => linesOf(probe, version))].map(visibleText).join('\n')}\n`;
}

function linesOf({ name, place, version, state, modifiedAt, stack }: DeployedProbe, own: string) {
  const at = dateOf(modifiedAt);
  const of = version === null ? 'version not told' : `planecheck ${version}`;
  const other = version === null || version === own ? '' : `, this is ${own}: deploy it again`;
  return [
    '',
    name,
    `  from    ${[place.subnetId, ...place.securityGroupIds].join(' ')}`,
    `  state   ${stateWords(state)}`,
    `  made    ${of}${other}${at === null ? '' : `, ${ageOf(at)}`}`,
    ...(stack === null ? [] : [`  stack   ${stack} (CloudFormation)`]),
  ];
}

// Lambda writes +0000, which ISO 8601 has with a colon.
function dateOf(text: string | null): Date | null {
  const date = new Date((text ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(date.getTime()) ? null : date;
}

function ageOf(date: Date): string {
  const minutes = Math.max(0, Math.floor((Date.now() - date.getTime()) / 60_000));
  if (minutes < 60) return `changed ${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `changed ${hours} h ago` : `changed ${Math.floor(hours / 24)} days ago`;
}
