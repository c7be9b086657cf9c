// Run in a process of its own: predicts all paths of a large network that is in memory already.
import { vantageOfSubnet } from '../../src/audit/choose-vantages.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { makeDecider } from '../../src/path/decide-paths.ts';
import { type PathDecision } from '../../src/path/decide-walk.ts';
import { largeNetwork, type Predicted, twentyTargets } from './large-network.ts';

const [, , countText = '1000', kind = 'alike'] = process.argv;
const network = largeNetwork(Number(countText), kind === 'different' ? 'different' : 'alike');
const targets = twentyTargets();

const start = performance.now();
const index = indexNetwork(network);
const decide = makeDecider(index, targets, false);
const decisions: PathDecision[] = [];
for (const item of network.subnets.items) {
  const own = index.byId.vpcs.get(item.vpcId);
  if (own === undefined || item.id.endsWith('-p')) continue;
  const vantage = vantageOfSubnet(item);
  for (const target of targets) decisions.push(decide({ vantage, vpc: own, target, family: 'ipv4' }));
}
const result: Predicted = {
  milliseconds: performance.now() - start,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  paths: decisions.length,
};
process.stdout.write(JSON.stringify(result));
