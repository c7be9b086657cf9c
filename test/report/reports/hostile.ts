import { type Report } from '../../../src/audit/report.ts';
import {
  allGroups,
  findingOf,
  flatPaths,
  functionIn,
  hopOf,
  ids,
  operationsOf,
  ref,
  region,
  reportOf,
  stepOf,
  threePaths,
  traceOf,
  vantageA,
} from '../report-kit.ts';

/** Everything that somebody might put into a name, for a terminal, Markdown and a CI's log to act on. */
const hostileName =
  'x\u001b[31mred\u0007\r\n::error file=a::b\n##[error]c ##vso[task.complete]d\u202edcba\u2028e\ud800f\u0000 `code` ``` | <b>&amp; <!-- @everyone #1 *bold* _i_ [l](javascript:0) ![i](http://x) $1$ \\ 子网👩‍💻 \u009b1m \u{e0041}\ufeff';

/** A report whose every name and text is hostile. */
export const hostile: Report = (() => {
  const vantage = functionIn(
    { ...vantageA, subnetName: hostileName, availabilityZone: hostileName },
    hostileName,
  );
  const text = `${ids.nat} ${hostileName}`;
  const gap = {
    kind: 'not-in-source',
    subject: { fact: 'networkAcls', id: hostileName },
    scope: null,
    command: `aws ec2 describe-network-acls --filters 'Name=tag:Name,Values=${hostileName}' --region ${region}`,
    detail: hostileName,
    text: `the input does not hold the network ACLs of ${hostileName}`,
  } as const;
  const parts = { prediction: 'unknown', gaps: [gap], viaResource: ref('nat-gateway', hostileName) } as const;
  const paths = threePaths(vantage, parts);
  const outcomes = {
    'control-plane': ['unknown', 'client-out-acl-not-read', gap.text],
    'data-private': ['denied', 'private-api-needs-endpoint', hostileName],
    'data-public': ['conditional', 'api-policy-not-read', hostileName],
    'data-custom-domain': ['blocked', 'nat-not-available', text],
  } as const;
  const made = reportOf(
    hostileName,
    {
      vpcs: [{ id: ids.vpc, name: hostileName, accountId: hostileName, region, cidrs: [hostileName] }],
      scope: { vpcs: [ids.vpc], families: ['ipv4'], notExamined: [hostileName] },
      vantages: [vantage],
      paths: flatPaths(paths),
      traces: [
        traceOf('t1', 'all', [
          hopOf(
            ref('client', 'client'),
            stepOf('client-out-acl-not-read', gap.text, {
              outcome: 'unknown',
              gap,
              rule: hostileName,
              data: {
                [hostileName]: hostileName,
                looked: [{ rule: hostileName, says: hostileName, takes: 'all' }],
              },
            }),
          ),
          hopOf(ref('nat-gateway', hostileName), stepOf('nat-not-available', text)),
        ]),
      ],
      operationGroups: allGroups,
      operations: operationsOf(vantage, paths, outcomes),
      checks: [{ id: 'nat-gateway-available', status: 'unknown', resources: 1, because: hostileName }],
      findings: [
        findingOf('error', 'nat-not-available', ref('nat-gateway', hostileName), text, {
          rule: hostileName,
          data: { name: hostileName },
          fix: `call ${hostileName}\naws ec2 delete-nat-gateway --nat-gateway-id ${hostileName}`,
          affects: flatPaths(paths).map((path) => path.id),
        }),
      ],
      assumptions: [{ code: 'amazon-dns', text: hostileName, source: `https://example.com/${hostileName}` }],
      gaps: [gap],
    },
    1,
  );
  const [source] = made.sources;
  return source === undefined
    ? made
    : { ...made, sources: [{ ...source, accounts: [hostileName], takenAt: hostileName }] };
})();
