import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { designProbe } from '../../src/deploy/probe-design.ts';
import { isProbeName, probeName, subnetOfProbe } from '../../src/deploy/probe-place.ts';
import { parts, program, someDesign, wish } from './some-design.ts';

const longest = {
  subnetId: 'subnet-0123456789abcdef0',
  securityGroupIds: Array.from({ length: 16 }, (_, index) => `sg-${index}`),
};

describe('the name of a probe', () => {
  test('tells its subnet, and is the same for the same groups in any order', () => {
    const digest = createHash('sha256').update('sg-0b1 sg-0b2').digest('hex').slice(0, 8);
    const name = `planecheck-probe-subnet-0a1-${digest}`;
    expect(probeName(wish.place)).toBe(name);
    expect(probeName({ subnetId: 'subnet-0a1', securityGroupIds: ['sg-0b1', 'sg-0b2', 'sg-0b1'] })).toBe(
      name,
    );
    expect(subnetOfProbe(name)).toBe('subnet-0a1');
  });

  test('is another with other groups, or in another subnet', () => {
    const names = [
      wish.place,
      { ...wish.place, subnetId: 'subnet-0a2' },
      { ...wish.place, securityGroupIds: ['sg-0b1'] },
    ].map(probeName);
    expect(new Set(names).size).toBe(3);
  });

  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html, API_CreateRole: 64 characters.
  test('is one that Lambda and IAM take', () => {
    expect(probeName(longest)).toMatch(/^[\w-]{1,64}$/);
    expect(isProbeName(probeName(longest))).toBe(true);
  });

  test.each([
    'planecheck-probe',
    'planecheck-probe-mine',
    'x-planecheck-probe-subnet-0a1-00000000',
    'list-rest-apis',
  ])('is not %s', (name) => {
    expect(isProbeName(name)).toBe(false);
    expect(subnetOfProbe(name)).toBeNull();
  });
});

describe('the design of a probe', () => {
  test('has the program alone in its zip', () => {
    const files = Object.entries(unzipSync(someDesign().zip)).map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes),
    ]);
    expect(files).toEqual([['lambda-handler.mjs', program.module]]);
  });

  test('is the same whenever and wherever it is made', () => {
    const zone = process.env['TZ'];
    const first = someDesign();
    process.env['TZ'] = 'Pacific/Auckland';
    const second = someDesign();
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(second).toEqual(first);
  });

  test('has the settings that Lambda is given', () => {
    const { settings, name } = someDesign({ isDualStack: true, allowedHosts: ['example.com', '10.0.0.9'] });
    expect(settings).toMatchObject({
      Runtime: 'nodejs24.x',
      Handler: 'lambda-handler.handler',
      Environment: { Variables: { PLANECHECK_ALLOWED_HOSTS: 'example.com,10.0.0.9' } },
      VpcConfig: {
        SubnetIds: ['subnet-0a1'],
        SecurityGroupIds: ['sg-0b1', 'sg-0b2'],
        Ipv6AllowedForDualStack: true,
      },
    });
    expect(name).toBe(probeName(wish.place));
    // Lambda allows 900 seconds and 256 characters.
    expect(settings.Timeout).toBeLessThanOrEqual(900);
    expect(settings.Description.length).toBeLessThanOrEqual(256);
  });

  test('has another content with another program, host, role, family or group, and not in another order', () => {
    const contents = [
      someDesign(),
      designProbe(wish, { ...program, module: 'export const handler = 2;' }, parts),
      designProbe(wish, { ...program, version: '1.2.4' }, parts),
      someDesign({ allowedHosts: ['example.com'] }),
      someDesign({ isDualStack: true }),
      someDesign({ roleArn: 'arn:aws:iam::111122223333:role/probe' }),
    ].map(({ content }) => content);
    expect(new Set(contents).size).toBe(contents.length);
    const turned = { ...wish.place, securityGroupIds: wish.place.securityGroupIds.toReversed() };
    expect(someDesign({ place: turned })).toEqual(someDesign());
  });

  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html
  test('has tags that AWS takes', () => {
    for (const [key, value] of Object.entries(someDesign({ place: longest }).tags)) {
      expect(key).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u);
      expect(value).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u);
    }
  });
});
