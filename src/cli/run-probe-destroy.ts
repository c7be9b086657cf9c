import { setTimeout } from 'node:timers/promises';
import { type DestroyPlan, planDestroy } from '../deploy/plan-destroy.ts';
import { subnetOfProbe } from '../deploy/probe-place.ts';
import { visibleText } from '../report/safe-text.ts';
import { type ProbeDestroyOptions } from './command-options.ts';
import { confirm } from './confirm.ts';
import { exitCodes } from './exit-code.ts';
import { type Outcome } from './outcome.ts';
import { probeDocument } from './probe-document.ts';
import { inAccount, type ProbeSession } from './probe-session.ts';
import { makeProgress } from './progress.ts';
import { callFailure } from './unable-to-call.ts';
import { type World } from './world.ts';

/** What became of one probe. */
interface Destroyed {
  readonly name: string;
  readonly gone: boolean;
  /** Network interfaces that Lambda has not given back. */
  readonly lingering: readonly string[];
  /** Why it is not gone, and what to do; null where it is. */
  readonly detail: string | null;
}

/**
 * Deletes probes, and what interrupted runs left of them.
 * @throws InputError, UnableError where nobody agrees, or AWS cannot be asked.
 */
export async function runProbeDestroy(options: ProbeDestroyOptions, world: World): Promise<Outcome> {
  return inAccount(options, world, { mayChange: true }, async (session) => {
    const { findProbes } = await import('../deploy/aws/find-probes.ts');
    const found = planDestroy(await findProbes(session.clients, session.parts.region));
    const plans = found.filter(({ name }) => {
      return options.subnets.length === 0 || options.subnets.includes(subnetOfProbe(name) ?? '');
    });
    const own = plans.filter(({ stack }) => stack === null);
    if (own.length > 0) await confirm('probe destroy', showPlans(own, session), options.yes, world);
    const done = [...(await destroyAll(own, session, world)), ...plans.flatMap(ofStack)];
    const { accountId, region } = session.parts;
    const text =
      options.format === 'json'
        ? probeDocument(world, { accountId, region, destroyed: done })
        : showDone(done, session);
    const isClean = done.every(({ gone }) => gone);
    return { text, remarks: '', exitCode: isClean ? exitCodes.done : exitCodes.failed };
  });
}

function showPlans(plans: readonly DestroyPlan[], { parts }: ProbeSession): string {
  const lines = plans.flatMap(({ name, hasFunction, hasLogGroup, hasRole, sharesInterfaceWith }) => [
    ...(hasFunction ? [`  function   ${name}`] : []),
    ...(hasLogGroup ? [`  log group  /aws/lambda/${name}`] : []),
    ...(hasRole ? [`  role       ${name}`] : []),
    ...(sharesInterfaceWith.length === 0
      ? []
      : [`             its network interface stays for ${sharesInterfaceWith.join(', ')}`]),
  ]);
  return `${[`To be deleted in account ${parts.accountId}, ${parts.region}:`, ...lines].map(visibleText).join('\n')}\n`;
}

async function destroyAll(
  plans: readonly DestroyPlan[],
  { clients }: ProbeSession,
  world: World,
): Promise<readonly Destroyed[]> {
  const { destroyProbe } = await import('../deploy/aws/destroy-probe.ts');
  const progress = makeProgress(world.stderr);
  const onWait = (interfaces: readonly string[]) => {
    progress.begin(
      `waiting until Lambda gives back ${interfaces.join(', ')}, which can take 20 minutes; interrupt it as you like, and run it again later`,
    );
  };
  try {
    return await Promise.all(
      plans.map(async (plan) => {
        try {
          return ended(plan, await destroyProbe(plan, { clients, pause: setTimeout, onWait }));
        } catch (error) {
          const detail = `${await callFailure(error)}; run it again`;
          return { name: plan.name, gone: false, lingering: [], detail };
        }
      }),
    );
  } finally {
    progress.end();
  }
}

function ended({ name }: DestroyPlan, lingering: readonly string[]): Destroyed {
  if (lingering.length === 0) return { name, gone: true, lingering, detail: null };
  const detail = `Lambda has not given back ${lingering.join(', ')}; its role stays until then, as Lambda needs it: run it again later`;
  return { name, gone: false, lingering, detail };
}

function ofStack({ name, stack }: DestroyPlan): readonly Destroyed[] {
  if (stack === null) return [];
  const detail = `it belongs to a stack: aws cloudformation delete-stack --stack-name ${stack}`;
  return [{ name, gone: false, lingering: [], detail }];
}

function showDone(done: readonly Destroyed[], { parts }: ProbeSession): string {
  if (done.length === 0)
    return `There is nothing of such probes in account ${parts.accountId}, ${parts.region}\n`;
  const lines = done.map(({ name, detail }) =>
    detail === null ? `${name}: deleted` : `${name}: not deleted\n  ${visibleText(detail)}`,
  );
  return `${lines.join('\n')}\n`;
}
