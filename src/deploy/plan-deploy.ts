import { type DeployedProbe, type FoundProbes } from './deployed-probe.ts';
import { type ProbeDesign } from './probe-design.ts';
import { readinessOf } from './function-state.ts';

/** What is to be done for one probe. */
export interface DeployPlan {
  readonly design: ProbeDesign;
  readonly role: 'create' | 'update' | 'keep' | 'given';
  readonly logGroup: 'create' | 'keep';
  /** `replace`: what failed can only be deleted and made anew. */
  readonly function: 'create' | 'update' | 'replace' | 'keep';
  /** The CloudFormation stack that the function belongs to, and that alone may change it; null for none. */
  readonly stack: string | null;
}

/** What makes a probe as it is to be from what is there, whole or in parts. */
export function planDeploy(design: ProbeDesign, found: FoundProbes): DeployPlan {
  const probe = found.probes.find(({ name }) => name === design.name);
  const hasRole = found.roles.includes(design.name);
  const logGroup = found.logGroups.includes(design.name) ? 'keep' : 'create';
  // A function does not know a role that was made anew under the name of the one it had.
  const isLackingRole = design.roleArn === null && !hasRole;
  const code = functionStep(design, probe, isLackingRole);
  const role = design.roleArn !== null ? 'given' : !hasRole ? 'create' : code === 'keep' ? 'keep' : 'update';
  return { design, role, logGroup, function: code, stack: probe?.stack ?? null };
}

function functionStep(
  { content }: ProbeDesign,
  probe: DeployedProbe | undefined,
  isLackingRole: boolean,
): DeployPlan['function'] {
  if (probe === undefined) return 'create';
  if (probe.state.state === 'Failed') return 'replace';
  const isRight = probe.content === content && readinessOf(probe.state) !== 'failed';
  return isRight && !isLackingRole ? 'keep' : 'update';
}

/** Whether a plan changes nothing. */
export function isDone({ role, logGroup, function: code }: DeployPlan): boolean {
  return (role === 'keep' || role === 'given') && logGroup === 'keep' && code === 'keep';
}
