import { expect, test } from 'vitest';
import { fitOfLayer, type LayerFit, layersOf } from '../../../src/audit/observation/layer-fit.ts';
import { type ObservationLayer } from '../../../src/audit/observation/observation.ts';
import { type StepCode } from '../../../src/path/step-code.ts';
import { stepKinds } from '../../../src/path/step-kind.ts';

const noRoute: readonly StepCode[] = ['client-route-missing'];
const noName: readonly StepCode[] = ['hosted-zone-lacks-name'];

test.each<[string, readonly StepCode[], ObservationLayer, LayerFit | null]>([
  ['no route, and no connection', noRoute, 'tcp', 'fits'],
  ['no route, and not even a name: both faults', noRoute, 'dns', 'before'],
  ['no route, and yet somebody shakes hands', noRoute, 'tls', 'beyond'],
  ['no route, and yet somebody answers', noRoute, 'http', 'beyond'],
  ['no name, and none was found', noName, 'dns', 'fits'],
  ['no name, and yet it led somewhere', noName, 'tcp', 'beyond'],
  ['no name and no route: the name comes first', [...noRoute, ...noName], 'dns', 'fits'],
  ['no name and no route, and yet it led somewhere', [...noRoute, ...noName], 'tcp', 'beyond'],
  ['no DNS server within reach', ['custom-dns-unreachable'], 'dns', 'fits'],
  ['a refusal of the answer alone', ['public-api-captured'], 'tcp', 'before'],
  ['a step that blocks nothing', ['nat-available', 'nat-not-read'], 'tcp', null],
  ['no block', [], 'tcp', null],
])('%s', (_story, blocks, layer, fit) => {
  expect(fitOfLayer(blocks, layer)).toBe(fit);
});

test('every step that can block has a layer, and no other has one', () => {
  const codes = Object.keys(stepKinds).filter((code): code is StepCode => code in stepKinds);
  const blocking = codes.filter((code) => stepKinds[code] === 'refuses');
  expect(layersOf(blocking)).toHaveLength(blocking.length);
  expect(layersOf(codes)).toHaveLength(blocking.length);
});
