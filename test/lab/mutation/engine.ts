/** What a replay needs from the sources; a mutant is this module with one text of `src/path` replaced. */
export {
  defaultVantages,
  vantageOfInterface,
  vantageOfSubnet,
  vantagesOfAddress,
  vantagesOfFunction,
} from '../../../src/audit/choose-vantages.ts';
export { judgePaths } from '../../../src/audit/judge-paths.ts';
export { indexNetwork } from '../../../src/network/network-index.ts';
export { tracePath } from '../../../src/path/trace-path.ts';
