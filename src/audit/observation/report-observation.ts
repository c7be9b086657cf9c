import { type ReportObservation } from '../report.ts';
import { type FailureCause, type NotRunReason, type Observation } from './observation.ts';
import { layerWords } from './layer-words.ts';
import { type PathObservation } from './path-observation.ts';

/** An observation as the report has it, with its words. */
export function reportObservation(seen: PathObservation): ReportObservation {
  const { observation, via, viaResource, place, at } = seen;
  const { family: _ofPath, ...own } = observation;
  return {
    ...own,
    via,
    viaResource,
    at,
    functionName: place?.kind === 'lambda' ? place.functionName : null,
    text: observationText(observation),
  };
}

const causeWords = {
  NXDOMAIN: 'DNS says that there is no such name',
  NO_ADDRESS: 'the name has no address of this family',
  DNS_FAILURE: 'the resolver failed',
  TIMEOUT: 'no answer in time',
  REFUSED: 'the connection was refused',
  RESET: 'the connection was reset',
  UNREACHABLE: 'the system knows no way there',
  CERT_UNTRUSTED: 'the certificate is of an authority that is not trusted there',
  CERT_NAME: 'the certificate is for other names',
  CERT_EXPIRED: 'the certificate is not valid at this time',
  TLS_FAILURE: 'the two sides did not agree on TLS',
  HTTP_FAILURE: 'what came back is not HTTP',
  NOT_AWS: 'the answer is not from AWS',
  OTHER: 'an error that is not known here',
} as const satisfies Record<FailureCause, string>;

const notRunWords = {
  'not-deployed': 'no probe is deployed there',
  'not-ready': 'the probe is not ready',
  'invoke-refused': 'invoking the probe was refused',
  'invoke-failed': 'invoking the probe failed',
  'probe-refused': 'the probe did not take the request',
  'not-asked': 'the probe was not asked about it',
  'no-host': 'there is no host name to try',
  'made-up-name':
    'no API was named, and the name of one that does not exist says nothing here; name one with --api',
  'unmarked-answer': 'it was answered without any of AWS’s headers, so that it cannot be told by whom',
  cut: 'the probe had to stop before it was told',
  'host-not-allowed': 'the probe was not deployed for this host',
  'server-name-not-allowed': 'the probe was not deployed for this host',
  'no-credentials': 'the probe has no credentials to sign with',
} as const satisfies Record<NotRunReason, string>;

/** An observation in a sentence without a full stop. */
function observationText({ outcome, layer, cause, notRun, detail, answer }: Observation): string {
  const more = detail === null ? '' : ` (${detail})`;
  if (notRun !== null) return `not run: ${notRunWords[notRun]}${more}`;
  if (answer !== null) return answer.text;
  if (outcome === 'inconsistent') return `attempts disagree${more}`;
  const where = layer === null ? 'it' : layerWords[layer];
  return `${where} failed (${cause ?? 'OTHER'}): ${detail ?? causeWords[cause ?? 'OTHER']}`;
}
