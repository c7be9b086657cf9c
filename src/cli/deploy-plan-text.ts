import { type DeployPlan, isDone } from '../deploy/plan-deploy.ts';
import { architecture, logRetention } from '../deploy/probe-design.ts';
import { type ArnParts } from '../deploy/role-policy.ts';
import { visibleText } from '../report/safe-text.ts';

const functionWords = {
  create: 'create',
  update: 'update',
  replace: 'delete what failed, create',
  keep: 'keep',
} as const satisfies Record<DeployPlan['function'], string>;

/** What deploying is going to do, as it is shown first. */
export function showDeployPlans(plans: readonly DeployPlan[], { accountId, region }: ArnParts): string {
  const head = `To be done in account ${accountId}, ${region}:`;
  return `${[head, ...plans.flatMap(linesOf)].map(visibleText).join('\n')}\n`;
}

function linesOf(plan: DeployPlan): readonly string[] {
  const { design, role, logGroup } = plan;
  const { name, place, settings, roleArn } = design;
  if (plan.stack !== null)
    return [`  nothing  ${name}: it belongs to the CloudFormation stack ${plan.stack}`];
  if (isDone(plan)) return [`  nothing  ${name} is there already`];
  const groups = place.securityGroupIds.join(', ');
  const hosts = settings.Environment.Variables['PLANECHECK_ALLOWED_HOSTS'];
  return [
    role === 'given'
      ? `  use      role ${roleArn ?? ''}`
      : `  ${role.padEnd(7)}  role ${name}: lists REST APIs, writes its own log; Lambda makes its network interface by it`,
    `  ${logGroup.padEnd(7)}  log group /aws/lambda/${name}, kept ${logRetention} days`,
    `  ${functionWords[plan.function].padEnd(7)}  function ${name} in ${place.subnetId} with ${groups}`,
    `           ${settings.Runtime}, ${architecture}, ${settings.MemorySize} MB, ${settings.Timeout} s${settings.VpcConfig.Ipv6AllowedForDualStack ? ', IPv6 too' : ''}; asks AWS's hosts${hosts === undefined ? '' : ` and ${hosts}`}`,
  ];
}
