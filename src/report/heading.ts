import { type Report, type ReportVpc } from '../audit/report.ts';
import { type Source } from '../network/source.ts';
import { countOf } from './vantage-names.ts';

/** The parts of a report that its heading tells. */
type Headed = Pick<Report, 'vpcs' | 'sources'>;

/** What the report is about: source, region, account, VPC, time; one part each. */
export function headingParts(report: Headed): readonly string[] {
  const regions = [...new Set(report.vpcs.map((vpc) => vpc.region))];
  const accounts = [...new Set(report.sources.flatMap((source) => source.accounts))];
  const [only, ...others] = report.vpcs;
  return [
    ...report.sources.map(labelOf),
    ...(regions.length > 0 ? regions : [...new Set(report.sources.flatMap((source) => source.regions))]),
    ...(accounts.length === 0 ? [] : [`account${accounts.length === 1 ? '' : 's'} ${accounts.join(', ')}`]),
    ...(only === undefined ? [] : [others.length === 0 ? vpcText(only) : countOf(report.vpcs.length, 'VPC')]),
    ...takenParts(report.sources),
  ];
}

/** A VPC with its name and ranges: `vpc-0c1f… main 10.0.0.0/16`. */
function vpcText({ id, name, cidrs }: ReportVpc): string {
  return [id, name ?? '', cidrs.join(', ')].filter((part) => part !== '').join(' ');
}

/** A VPC among others: with its region and account where these differ. */
export function vpcTitle({ vpcs }: Pick<Report, 'vpcs'>, vpc: ReportVpc): string {
  const differs = (part: 'region' | 'accountId'): boolean => vpcs.some((other) => other[part] !== vpc[part]);
  const account = vpc.accountId === null ? [] : [`account ${vpc.accountId}`];
  return [
    vpcText(vpc),
    ...(differs('region') ? [vpc.region] : []),
    ...(differs('accountId') ? account : []),
  ].join(' · ');
}

const kindWords = {
  'aws-cli': '',
  live: '',
  cloudformation: '(CloudFormation)',
  cdk: '(CDK)',
  'terraform-plan': '(Terraform)',
} as const satisfies Record<Source['kind'], string>;

function labelOf({ label, kind }: Source): string {
  return [label, kindWords[kind]].filter((part) => part !== '').join(' ');
}

function takenParts(sources: readonly Source[]): readonly string[] {
  const times = [...new Set(sources.flatMap((source) => source.takenAt ?? []))].toSorted();
  return times.length === 0 ? [] : [`taken ${times.map(timeText).join(', ')}`];
}

/** A time of ISO 8601 to the minute, in UTC: `2026-11-01 09:00 UTC`; what is none stays as it is. */
export function timeText(time: string): string {
  const milliseconds = Date.parse(time);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(time) || Number.isNaN(milliseconds)) return time;
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
