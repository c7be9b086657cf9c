import { readCommandLine, type Command } from './command-line.ts';
import { columnsOf } from './columns.ts';
import { exitCodes } from './exit-code.ts';
import { describeFailure } from './failure.ts';
import { type Outcome } from './outcome.ts';
import { type World } from './world.ts';
import { writeText } from './write-text.ts';

/** Runs one command line and resolves to the exit code, whatever happens. */
export async function runCli(world: World): Promise<number> {
  try {
    const { args, stdout, stderr, version } = world;
    const command = await readCommandLine(args, { columns: columnsOf(stdout), version });
    const { text, remarks, exitCode } = await run(command, world);
    await writeText(stderr, remarks);
    await writeText(stdout, text);
    return exitCode;
  } catch (error) {
    return tell(error, world);
  }
}

async function run(command: Command, world: World): Promise<Outcome> {
  switch (command.name) {
    case 'print':
      return { text: command.text, remarks: '', exitCode: exitCodes.done };
    case 'audit': {
      const { runAudit } = await import('./run-audit.ts');
      return runAudit(command.options, world);
    }
    case 'explain': {
      const { runExplain } = await import('./run-explain.ts');
      return runExplain(command.options, world);
    }
    case 'services': {
      const { runServices } = await import('./run-services.ts');
      return runServices(command.options, world);
    }
    case 'snapshot': {
      const { runSnapshot } = await import('./run-snapshot.ts');
      return runSnapshot(command.options, world);
    }
    case 'permissions': {
      const { runPermissions } = await import('./run-permissions.ts');
      return runPermissions(command.options);
    }
    case 'probe deploy': {
      const { runProbeDeploy } = await import('./run-probe-deploy.ts');
      return runProbeDeploy(command.options, world);
    }
    case 'probe list': {
      const { runProbeList } = await import('./run-probe-list.ts');
      return runProbeList(command.options, world);
    }
    case 'probe run': {
      const { runProbeRun } = await import('./run-probe-run.ts');
      return runProbeRun(command.options, world);
    }
    case 'probe destroy': {
      const { runProbeDestroy } = await import('./run-probe-destroy.ts');
      return runProbeDestroy(command.options, world);
    }
    case 'checks': {
      const { runChecks } = await import('./run-checks.ts');
      return runChecks(command.options, world);
    }
  }
}

async function tell(error: unknown, { args, stderr }: World): Promise<number> {
  const { text, exitCode } = describeFailure(error, args.includes('--debug'));
  try {
    await writeText(stderr, text);
  } catch {
    // Where stderr fails too, nothing is left but the exit code.
  }
  return exitCode;
}
