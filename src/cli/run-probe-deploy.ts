import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { readinessOf, stateWords } from '../deploy/function-state.ts';
import { type DeployPlan, isDone, planDeploy } from '../deploy/plan-deploy.ts';
import { designProbe, type ProbeProgram, type ProbeWish } from '../deploy/probe-design.ts';
import { mostInlineTemplate, probeTemplate, pseudoParameters } from '../deploy/template.ts';
import { visibleText } from '../report/safe-text.ts';
import { type ProbeDeployOptions } from './command-options.ts';
import { confirm } from './confirm.ts';
import { showDeployPlans } from './deploy-plan-text.ts';
import { exitCodes } from './exit-code.ts';
import { type Outcome } from './outcome.ts';
import { probeDocument } from './probe-document.ts';
import { readWishes } from './probe-places.ts';
import { inAccount, type ProbeSession } from './probe-session.ts';
import { makeProgress } from './progress.ts';
import { callFailure } from './unable-to-call.ts';
import { type World } from './world.ts';

/** What became of one probe. */
interface Deployed {
  readonly name: string;
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
  readonly ready: boolean;
  readonly changed: boolean;
  /** Its state, or what came in the way. */
  readonly detail: string;
}

/**
 * Deploys probes, or prints the template that does.
 * @throws InputError, UnableError where nobody agrees, or AWS cannot be asked.
 */
export async function runProbeDeploy(options: ProbeDeployOptions, world: World): Promise<Outcome> {
  return inAccount(options, world, { mayChange: !options.template }, async (session) => {
    const wishes = await readWishes(options, session);
    const program = await readProgram(world);
    return options.template
      ? printTemplate(wishes, program)
      : deploy(options, wishes, program, session, world);
  });
}

async function readProgram({ probe, version }: World): Promise<ProbeProgram> {
  const [module, commonJs] = await Promise.all(
    ['lambda-handler.mjs', 'lambda-handler.cjs'].map((name) => readFile(new URL(name, probe), 'utf8')),
  );
  return { module: module ?? '', commonJs: commonJs ?? '', version };
}

function printTemplate(wishes: readonly ProbeWish[], program: ProbeProgram): Outcome {
  const designs = wishes.map((wish) => designProbe(wish, program, pseudoParameters));
  const text = probeTemplate(designs, program.commonJs);
  const bucket =
    Buffer.byteLength(text) > mostInlineTemplate
      ? ' --s3-bucket BUCKET (the template is over 51,200 bytes)'
      : '';
  const remarks = `planecheck: deploy it with: aws cloudformation deploy --stack-name planecheck-probes --template-file FILE --capabilities CAPABILITY_NAMED_IAM${bucket}\n`;
  return { text, remarks, exitCode: exitCodes.done };
}

async function deploy(
  options: ProbeDeployOptions,
  wishes: readonly ProbeWish[],
  program: ProbeProgram,
  session: ProbeSession,
  world: World,
): Promise<Outcome> {
  const { clients, parts } = session;
  const { findProbes } = await import('../deploy/aws/find-probes.ts');
  const found = await findProbes(clients, parts.region);
  const plans = wishes.map((wish) => planDeploy(designProbe(wish, program, parts), found));
  const isChanging = plans.some((plan) => plan.stack === null && !isDone(plan));
  if (isChanging) await confirm('probe deploy', showDeployPlans(plans, parts), options.yes, world);
  const done = await deployAll(plans, session, world);
  const { accountId, region } = parts;
  const text =
    options.format === 'json'
      ? probeDocument(world, { accountId, region, deployed: done })
      : showDone(done, region);
  const isReady = done.every(({ ready }) => ready);
  return { text, remarks: '', exitCode: isReady ? exitCodes.done : exitCodes.failed };
}

async function deployAll(
  plans: readonly DeployPlan[],
  { clients, parts }: ProbeSession,
  world: World,
): Promise<readonly Deployed[]> {
  const { deployProbe } = await import('../deploy/aws/deploy-probe.ts');
  const progress = makeProgress(world.stderr);
  progress.begin('deploying; making a network interface can take minutes');
  try {
    return await Promise.all(
      plans.map(async (plan) => {
        const { name, place } = plan.design;
        const head = { name, ...place, changed: !isDone(plan) };
        if (plan.stack !== null) {
          const detail = `it belongs to the CloudFormation stack ${plan.stack}: update that`;
          return { ...head, changed: false, ready: false, detail };
        }
        try {
          const state = await deployProbe(plan, { clients, parts, pause: setTimeout });
          return { ...head, ready: readinessOf(state) === 'ready', detail: stateWords(state) };
        } catch (error) {
          return { ...head, ready: false, detail: `${await callFailure(error)}; run it again` };
        }
      }),
    );
  } finally {
    progress.end();
  }
}

function showDone(done: readonly Deployed[], region: string): string {
  const lines = done.map(({ name, ready, changed, detail }) => {
    const what = !ready ? 'not ready' : changed ? 'deployed' : 'is there already';
    return `${name}: ${what}\n  ${visibleText(detail)}`;
  });
  const next = done.some(({ ready }) => ready)
    ? [`Have it look: planecheck probe run --region ${region}`]
    : [];
  return `${[...lines, ...next].join('\n')}\n`;
}
