import { type Pseudonyms } from './pseudonyms.ts';

// Where AWS's own host names end; names below them say which service and region, not whose.
const awsDomain =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|on\.aws|aws\.dev|amazon\.com|cloudfront\.net|sagemaker\.aws|c2s\.ic\.gov|sc2s\.sgov\.gov|adc-e\.uk|csp\.hci\.ic\.gov|api\.amazonwebservices\.(?:com\.cn|eu))\.?$/i;

// Left of these labels, AWS writes a name that its customer gave: of a load balancer, a bucket, a database.
const namedByCustomers =
  /^(?:elb|s3|s3-.+|s3express-.+|rds|cache|es|aos|redshift|docdb|neptune|elasticbeanstalk|memorydb|mq|lambda-url|awsapprunner|cloudfront)$/i;

/** Whether a host name is one of AWS's. */
export function isAwsName(name: string): boolean {
  return awsDomain.test(name);
}

/**
 * A host name without what its owner named it: label by label, so that what was below another name stays below it.
 * Names of AWS's keep all but what customers named.
 */
export function redactHostName(name: string, pseudonyms: Pseudonyms): string {
  const labels = name.split('.');
  const end = isAwsName(name)
    ? labels.findIndex((label, at) => at > 0 && namedByCustomers.test(label))
    : labels.length;
  return labels
    .map((label, at) => (at < end && !isKept(label) ? pseudonyms.name(label.toLowerCase()) : label))
    .join('.');
}

// Wildcards (Route 53 writes \\052), what services require (_tcp), regions, and the ids of endpoints.
function isKept(label: string): boolean {
  return /^(?:|\*|\\052|_.*|[a-z]{2,5}(?:-[a-z]+){1,2}-\d{1,2}|vpce-.*)$/i.test(label);
}
