import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { formatAddress } from '../src/network/address.ts';
import { groupBy } from './standing/group-by.ts';
import { gapOfPath } from './standing/path-gaps.ts';
import { sayList } from './words/list-words.ts';
import { sayHost } from './words/target-words.ts';

interface FunctionAndTarget {
  readonly name: string;
  readonly paths: readonly [JudgedPath, ...JudgedPath[]];
}

function functionsAndTargets({ paths }: AuditFacts): readonly FunctionAndTarget[] {
  const groups = groupBy(paths, ({ vantage, target }) =>
    vantage.functionName === null
      ? undefined
      : `${vantage.functionName} ${vantage.subnet.vpcId} ${target.id}`,
  );
  return [...groups.values()].flatMap((group) => {
    const name = group[0].vantage.functionName;
    const isSpread = group.some(({ vantage }) => vantage.subnet.id !== group[0].vantage.subnet.id);
    return name === null || !isSpread ? [] : [{ name, paths: group }];
  });
}

// One working address family is enough for a subnet to work.
function examine({ name, paths }: FunctionAndTarget): Examined {
  const subnets = groupBy(paths, ({ vantage }) => vantage.subnet.id);
  const stateOf = (own: readonly JudgedPath[]): 'works' | 'fails' | 'untold' => {
    const has = (prediction: string): boolean =>
      own.some(({ decision }) => decision.prediction === prediction);
    if (has('reachable') || has('conditional')) return 'works';
    return has('unknown') ? 'untold' : 'fails';
  };
  const failing = [...subnets].filter(([, own]) => stateOf(own) === 'fails');
  const works = [...subnets.values()].some((own) => stateOf(own) === 'works');
  const resource = { type: 'function', id: name } as const;
  if (failing.length === 0 || !works) {
    const untold = [...subnets.values()].filter((own) => stateOf(own) === 'untold').flat();
    const gap = untold.map(gapOfPath).find((found) => found !== undefined);
    return gap === undefined ? { status: 'pass' } : { status: 'unknown', gap, resource };
  }
  return fail(name, paths, [...subnets.keys()], new Map(failing));
}

function fail(
  name: string,
  [first]: FunctionAndTarget['paths'],
  subnetIds: readonly string[],
  failing: ReadonlyMap<string, readonly JudgedPath[]>,
): Examined {
  const { target, vantage } = first;
  const host = target.kind === 'address' ? formatAddress(target.address) : sayHost(target.host);
  const failingIds = [...failing.keys()].toSorted();
  const working = subnetIds.filter((id) => !failing.has(id)).toSorted();
  const groups = vantage.securityGroupIds?.join(',') ?? 'SECURITY_GROUPS';
  const fails = failingIds.length === 1 ? 'fails' : 'fail';
  return {
    status: 'fail',
    code: 'standing-function-fails-in-some-subnets',
    resource: { type: 'function', id: name },
    rule: target.id,
    data: { failing: failingIds, working },
    text: `${failingIds.length} of ${subnetIds.length} subnets of ${name} (${sayList(failingIds)}) ${fails} to reach ${host}: its calls fail now and then`,
    fix: `mend what blocks there, or leave the function in the other subnets:
  aws lambda update-function-configuration --function-name ${name} --vpc-config SubnetIds=${working.join(',')},SecurityGroupIds=${groups} --region ${vantage.subnet.scope.region}`,
    affects: [...failing.values()].flat().map((path) => path.id),
  };
}

export default standingCheck<FunctionAndTarget>({
  id: 'function-works-in-every-subnet',
  severity: 'error',
  codes: ['standing-function-fails-in-some-subnets'],
  title: 'A function reaches its targets from every one of its subnets',
  why: 'Lambda puts a function into any of its subnets: where only some of them reach the target, the function fails now and then, and retries hide it.',
  limits: 'Only the subnets that were judged are counted.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html'],
  subjects: (facts) => known(functionsAndTargets(facts)),
  examine,
});
