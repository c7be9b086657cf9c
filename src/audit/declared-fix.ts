import { type Places } from '../network/place.ts';
import { type Source } from '../network/source.ts';
import {
  type CommandOptions,
  type DeclaredChange,
  declaredChanges,
  type DeclaredForm,
  otherNames,
} from './declared-changes.ts';
import { type Report, type ReportGap } from './report.ts';

const formOf = {
  'aws-cli': null,
  live: null,
  cloudformation: 'cloudformation',
  cdk: 'cloudformation',
  'terraform-plan': 'terraform',
} as const satisfies Record<Source['kind'], DeclaredForm | null>;

/**
 * Says in the words of a template or plan what a fix does by commands. `isWritten`: what it mends is known to be
 * written there.
 */
export type DeclareFix = (fix: string, isWritten: boolean) => string;

/**
 * How fixes are said for these sources: a command that names what is not deployed yet cannot be run, so that what is
 * to be written stands in its place. Null where everything is deployed: commands stay what they are.
 */
export function declareFixes(sources: readonly Source[], places: Places): DeclareFix | null {
  const forms = sources.map(({ kind }) => formOf[kind]);
  const form = forms.find((each) => each !== null) ?? null;
  if (form === null) return null;
  const isAll = forms.every((each) => each !== null);
  const ids = new Set([...places.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));
  return (fix, isWritten) => {
    const isNamed = namesOne(fix, ids);
    if (!isAll && !isWritten && !isNamed) return fix;
    return fix
      .split('\n')
      .flatMap((line) => declareLine(line, form, isNamed))
      .join('\n');
  };
}

/** Whether a declared thing stands in a fix, or what comes with one (`Vpc.MainRouteTable`). */
function namesOne(fix: string, ids: ReadonlySet<string>): boolean {
  const words = fix.split(/[\s,={}'"]+/);
  return words.some((word) => ids.has(word) || ids.has(word.slice(0, Math.max(0, word.lastIndexOf('.')))));
}

/** What changes nothing. */
const question = /^(?:(?:describe|get|list|search)-|wait$)/;

function declareLine(line: string, form: DeclaredForm, isNamed: boolean): readonly string[] {
  const command = parseCommand(line.trim());
  if (command === null) return [line];
  const { service, operation, options } = command;
  if (question.test(operation)) return isNamed ? [afterDeployment(line.trim())] : [line];
  if (operation === 'delete-vpc-endpoints') return [`remove ${valuesOf(options).join(', ')}`];
  if (operation === 'disassociate-vpc-from-hosted-zone') return [withoutVpc(options)];
  const change = declaredChanges[`${service} ${operation}`];
  if (change === undefined) return [afterDeployment(line.trim())];
  const all = change.plainly?.(options) ?? [options];
  return all.flatMap((plain) => sayChange(change, plain, form, operation.startsWith('replace-')));
}

function afterDeployment(command: string): string {
  return `once it is deployed, and with the ids that it has then: ${command}`;
}

function withoutVpc(options: CommandOptions): string {
  const [zone = ''] = options.get('hosted-zone-id') ?? [];
  const vpc = /VPCId=([^,]+)/.exec(options.get('vpc')?.[0] ?? '')?.[1] ?? '';
  return `take ${vpc} out of the VPCs of ${zone}`;
}

function sayChange(
  { type, subject }: DeclaredChange,
  options: CommandOptions,
  form: DeclaredForm,
  isReplaced: boolean,
): readonly string[] {
  const properties = [...options].filter(([option]) => option !== subject);
  if (subject === null) {
    const said = properties.flatMap(([option, values]) => sayProperty(option, values, form));
    const what = `${isReplaced ? 'change the' : 'add an'} ${type[form]}`;
    return [said.length === 0 ? what : `${what}${isReplaced ? ' to' : ' with'} ${said.join(', ')}`];
  }
  const id = options.get(subject)?.join(', ') ?? type[form];
  return properties.flatMap(([option, values]) => {
    if (option.startsWith('add-')) {
      const name = nameOf(option.slice('add-'.length), form);
      return name === null ? [] : [`add to ${name} of ${id}: ${values.join(', ')}`];
    }
    return sayProperty(option, values, form).map((said) => `set in ${id}: ${said}`);
  });
}

function sayProperty(option: string, values: readonly string[], form: DeclaredForm): readonly string[] {
  const isOff = values.length === 0 && option.startsWith('no-');
  const name = nameOf(isOff ? option.slice('no-'.length) : option, form);
  if (name === null) return [];
  const texts = values.map((value) => value.replace(/^Value=/, ''));
  const [text = isOff ? 'false' : 'true'] = /_ids$|Ids$/.test(name) ? [`[${texts.join(', ')}]`] : texts;
  return [form === 'cloudformation' ? `${name}: ${text}` : `${name} = ${text}`];
}

function nameOf(option: string, form: DeclaredForm): string | null {
  const other = otherNames[option]?.[form];
  if (other !== undefined) return other;
  if (form === 'terraform') return option.replaceAll('-', '_');
  return option.replace(/(?:^|[-.])[a-z]/g, (start) =>
    start.startsWith('.') ? start.toUpperCase() : start.slice(-1).toUpperCase(),
  );
}

interface Command {
  readonly service: string;
  readonly operation: string;
  /** Without those that say where, or how the answer is printed. */
  readonly options: CommandOptions;
}

const besideTheChange = new Set(['region', 'output', 'query']);

function parseCommand(line: string): Command | null {
  const [aws, service = '', operation = '', ...rest] = line.match(/'[^']*'|\S+/g) ?? [];
  if (aws !== 'aws' || !/^[a-z][\w-]*$/.test(operation)) return null;
  const options = new Map<string, string[]>();
  let values: string[] = [];
  for (const word of rest) {
    if (word.startsWith('--')) {
      values = [];
      options.set(word.slice(2), values);
    } else values.push(word.replaceAll("'", ''));
  }
  return {
    service,
    operation,
    options: new Map([...options].filter(([name]) => !besideTheChange.has(name))),
  };
}

function valuesOf(options: CommandOptions): readonly string[] {
  return [...options.values()].flat();
}

/** A report with its fixes and commands said for the sources that it is of. */
export function declareReport(report: Report, places: Places): Report {
  const declare = declareFixes(report.sources, places);
  if (declare === null) return report;
  const ofGap = (gap: ReportGap): ReportGap =>
    gap.kind === 'not-in-source' ? { ...gap, command: declare(gap.command, false) } : gap;
  return {
    ...report,
    traces: report.traces.map((trace) => ({
      ...trace,
      hops: trace.hops.map((hop) => ({
        ...hop,
        steps: hop.steps.map((step) => ({ ...step, gap: step.gap && ofGap(step.gap) })),
      })),
    })),
    paths: report.paths.map((path) => ({ ...path, gaps: path.gaps.map(ofGap) })),
    findings: report.findings.map((finding) => ({
      ...finding,
      fix: finding.fix && declare(finding.fix, finding.location !== null),
    })),
    gaps: report.gaps.map(ofGap),
  };
}
