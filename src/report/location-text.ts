import { type ReportFinding, type ReportLocation } from '../audit/report.ts';

/** Places beyond these are counted. */
const mostPlaces = 3;

/** The places of some findings, each once: the first few, and how many more there are. */
export function placesOf(findings: readonly Pick<ReportFinding, 'location'>[]): {
  readonly shown: readonly ReportLocation[];
  readonly more: number;
} {
  const byText = new Map(
    findings.flatMap(({ location }) => (location === null ? [] : [[JSON.stringify(location), location]])),
  );
  const all = [...byText.values()];
  return { shown: all.slice(0, mostPlaces), more: Math.max(0, all.length - mostPlaces) };
}

/** A place in parts: `template.yaml:42:7`, `Resources.Endpoint.Properties.PrivateDnsEnabled`, `(Stack/Vpc/Endpoint)`. */
export function locationParts({
  file,
  line,
  column,
  property,
  construct,
}: ReportLocation): readonly string[] {
  const numbers = [line, column].flatMap((number) => number ?? []);
  return [
    [file, ...numbers].join(':'),
    ...(property === '' ? [] : [property]),
    ...(construct === null ? [] : [`(${construct})`]),
  ];
}
