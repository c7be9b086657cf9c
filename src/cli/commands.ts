import {
  auditFlags,
  checksFlags,
  explainFlags,
  type Flags,
  permissionsFlags,
  servicesFlags,
  snapshotFlags,
} from './flags.ts';
import { probeDeployFlags, probeDestroyFlags, probeListFlags, probeRunFlags } from './probe-flags.ts';

/** What one command takes, and what it is for. */
interface CommandShape {
  /** The command with its positional arguments, as yargs writes them. */
  readonly shape: string;
  readonly describe: string;
  readonly positional: { readonly name: string; readonly describe: string } | null;
  readonly flags: Flags;
  /** Command lines to begin with. */
  readonly examples: readonly string[];
}

const paths = {
  name: 'PATH',
  describe:
    'Snapshots, files or folders with saved AWS CLI output; or CloudFormation templates, cdk.out, or Terraform plans as JSON; without any, AWS is asked',
};

/** The name of a command. */
export type CommandName =
  'audit' | 'explain' | 'services' | 'snapshot' | ProbeCommandName | 'checks' | 'permissions';

/** The name of a command about probes: two words. */
type ProbeCommandName = `probe ${'deploy' | 'list' | 'run' | 'destroy'}`;

/** The commands by name. */
export const commands: Readonly<Record<CommandName, CommandShape>> = {
  audit: {
    shape: 'audit [PATH..]',
    describe: 'Which operations work from which subnets, and what is wrong',
    positional: paths,
    flags: auditFlags,
    examples: [
      'planecheck audit --example broken-nat',
      'planecheck audit --region eu-west-1',
      'planecheck audit --region eu-west-1 --probe',
      'planecheck audit network/',
      'planecheck audit network/ --function my-function --service s3',
      'planecheck audit network/ --format json --fail-on warning > report.json',
      'planecheck audit template.yaml --region eu-west-1 --parameter Stage=prod',
      'planecheck audit cdk.out',
      'planecheck audit plan.json --over network/',
    ],
  },
  explain: {
    shape: 'explain [PATH..]',
    describe: 'The paths from one place to one target, hop by hop, there and back',
    positional: paths,
    flags: explainFlags,
    examples: [
      'planecheck explain --example --from list-rest-apis --to apigateway:control',
      'planecheck explain network/ --from subnet-0a1b2c3d --to api.example.com',
      'planecheck explain network/ --from 10.0.2.15 --to 10.1.0.8:5432',
    ],
  },
  services: {
    shape: 'services [NAME]',
    describe: 'Which endpoint services a region offers, in which zones, and which VPCs have endpoints for',
    positional: {
      name: 'NAME',
      describe: 'A service as for audit --service, told in full; without one, all of the table',
    },
    flags: servicesFlags,
    examples: [
      'planecheck services --region eu-west-1',
      'planecheck services apigateway --region eu-west-1',
      'planecheck services --input network/ --vpc vpc-0a1b2c3d --format json',
    ],
  },
  snapshot: {
    shape: 'snapshot',
    describe: 'Save the configuration of an account, to audit it later or elsewhere',
    positional: null,
    flags: snapshotFlags,
    examples: [
      'planecheck snapshot --output network/ --region eu-west-1',
      'planecheck snapshot --output network.zip --profile audit',
    ],
  },
  'probe deploy': {
    shape: 'deploy',
    describe: 'Deploy a probe, a Lambda function in one subnet; shows first what it will do, and asks',
    positional: null,
    flags: probeDeployFlags,
    examples: [
      'planecheck probe deploy --subnet subnet-0a1b2c3d --security-group sg-0a1b2c3d',
      'planecheck probe deploy --function my-function --yes',
      'planecheck probe deploy --function my-function --template > probes.json',
    ],
  },
  'probe list': {
    shape: 'list',
    describe: 'What is deployed: subnet, state, version, age',
    positional: null,
    flags: probeListFlags,
    examples: ['planecheck probe list --region eu-west-1'],
  },
  'probe run': {
    shape: 'run',
    describe: 'Have the probes try the endpoints, and print what they saw',
    positional: null,
    flags: probeRunFlags,
    examples: [
      'planecheck probe run --region eu-west-1',
      'planecheck probe run --subnet subnet-0a1b2c3d --workload lambda-in-vpc',
      'planecheck probe run --local --region eu-west-1 --format json > observed.json',
    ],
  },
  'probe destroy': {
    shape: 'destroy',
    describe: 'Delete probes and all that was left of interrupted runs; asks first',
    positional: null,
    flags: probeDestroyFlags,
    examples: ['planecheck probe destroy --subnet subnet-0a1b2c3d', 'planecheck probe destroy --all --yes'],
  },
  checks: {
    shape: 'checks [ID]',
    describe: 'The catalogue of checks; with an id, the page of that check',
    positional: { name: 'ID', describe: 'The id of a check' },
    flags: checksFlags,
    examples: ['planecheck checks', 'planecheck checks nat-gateway-has-way-out'],
  },
  permissions: {
    shape: 'permissions',
    describe: 'The least IAM policy for auditing an account and taking snapshots, or for probes',
    positional: null,
    flags: permissionsFlags,
    examples: ['planecheck permissions > planecheck-policy.json', 'planecheck permissions --for deploy'],
  },
};

const names: readonly string[] = Object.keys(commands);

/** The word that the commands about probes begin with. */
export const probeWord = 'probe';

/** What may stand behind it. */
export const probeActions: readonly string[] = names.flatMap((name) => name.split(' ')[1] ?? []);

/** The first words of the commands, as the help lists them. */
export const commandNames: readonly string[] = [...new Set(names.map((name) => name.split(' ')[0] ?? name))];

/** Whether one word, or two with a space between, are the name of a command. */
export function isCommandName(words: string): words is CommandName {
  return names.includes(words);
}
