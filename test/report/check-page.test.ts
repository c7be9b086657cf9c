import { describe, expect, test } from 'vitest';
import { type Check, pathCheck, standingCheck } from '../../src/audit/check.ts';
import { renderCatalogue, renderCheckPage } from '../../src/report/check-page.ts';
import { plainStyle } from '../../src/report/style.ts';
import { expectGolden } from '../kit/golden.ts';

const natAvailable = pathCheck({
  id: 'nat-gateway-available',
  title: 'The NAT gateway that routes lead to is available',
  why: 'A NAT gateway that failed, or that was deleted, takes packets from routes that still lead to it and drops them: calls time out.',
  limits: 'State says that the gateway was made, not that it works.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html'],
  passes: ['nat-available'],
  cannotTell: ['nat-not-read'],
  says: {
    'nat-not-available': { severity: 'error', text: () => 'it failed', fix: () => null },
    'nat-pending': { severity: 'error-if-built', text: () => 'it is pending', fix: () => null },
  },
});

const natInSameZone = standingCheck<never>({
  id: 'nat-gateway-in-same-zone',
  title: 'Subnets go out by a NAT gateway of their own zone',
  why: 'A zone that fails takes the way out of the others with it.',
  limits: 'Costs are not looked at.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html', 'https://example.com/'],
  severity: 'warning',
  codes: ['nat-in-other-zone'],
  subjects: () => ({ known: true, value: [] }),
  examine: () => ({ status: 'pass' }),
});

const checks: readonly Check[] = [natAvailable, natInSameZone];

describe('renderCatalogue', () => {
  test.each([40, 72, 100])('at %i', (width) => {
    const text = renderCatalogue(checks, { width, style: plainStyle });
    expectGolden(`report/checks/catalogue.${width}.txt`, text);
    expect(text.split('\n').every((line) => line.length <= width)).toBe(true);
  });

  test('of none is nothing but a newline', () => {
    expect(renderCatalogue([])).toBe('\n');
  });
});

describe('renderCheckPage', () => {
  test.each(checks.flatMap((check) => [60, 100].map((width) => ({ check, id: check.id, width }))))(
    '$id at $width',
    ({ check, id, width }) => {
      const text = renderCheckPage(check, { width, style: plainStyle });
      expectGolden(`report/checks/${id}.${width}.txt`, text);
      expect(text).toMatch(/[^\n]\n$/);
      expect(text.split('\n').every((line) => line.length <= width || line.includes('https://'))).toBe(true);
    },
  );

  test('has a usual width', () => {
    expect(renderCheckPage(natAvailable)).toBe(
      renderCheckPage(natAvailable, { width: 100, style: plainStyle }),
    );
  });
});
