import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probeLimits } from '../../src/probe/contract.ts';
import { readAnswer } from '../../src/probe/read-answer.ts';
import { readRequest } from '../../src/probe/read-request.ts';
import { changed, fieldsOf } from './kit/changed.ts';
import { someResult as result } from './kit/some-result.ts';
import { requestFor } from './kit/some-request.ts';

const request = requestFor([
  {},
  { id: 'address', host: '2001:db8::1', serverName: 'a.example', families: ['ipv6'], method: 'HEAD' },
  { id: 'signed', signing: { kind: 'sigv4', service: 'apigateway', region: 'eu-west-1' } },
]);

describe('a request', () => {
  test('is read as it was written', () => {
    expect(readRequest(JSON.parse(JSON.stringify(request)))).toEqual({ ok: true, value: request });
  });

  test.each<[path: string, value: unknown, field: string, reason: string]>([
    ['schema', 'planecheck/probe/v2', 'schema', 'expected planecheck/probe/v1'],
    ['schema', undefined, 'schema', 'is missing'],
    ['kind', 'result', 'kind', 'expected request'],
    ['attempts', 0, 'attempts', 'expected a whole number from 1 to 3'],
    ['attempts', '2', 'attempts', 'expected a whole number from 1 to 3'],
    ['allowed', [], 'allowed', 'is not a field of the contract'],
    ['timeouts.connect', 1.5, 'timeouts.connect', 'expected a whole number from 1 to 60000'],
    ['timeouts.connect', 60_001, 'timeouts.connect', 'expected a whole number from 1 to 60000'],
    ['timeouts.grace', -1, 'timeouts.grace', 'expected a whole number from 0 to 60000'],
    ['timeouts.total', 1, 'timeouts.total', 'is not a field of the contract'],
    ['timeouts', null, 'timeouts', 'expected an object, found null'],
    ['targets', [], 'targets', 'expected 1 to 32 entries, found 0'],
    ['targets', {}, 'targets', 'expected a list, found a value of type object'],
    ['targets.1', 'a', 'targets[1]', 'expected an object, found a value of type string'],
    ['targets.1.id', 'signed', 'targets[2].id', 'is the id of another target as well'],
    ['targets.0.id', 'a\nb', 'targets[0].id', 'expected a text without control characters'],
    ['targets.0.port', 0, 'targets[0].port', 'expected a whole number from 1 to 65535'],
    ['targets.0.host', 'a b', 'targets[0].host', 'expected a host name or an address'],
    ['targets.0.host', '', 'targets[0].host', 'expected a host name or an address'],
    ['targets.0.host', 'a..b', 'targets[0].host', 'expected a host name or an address'],
    ['targets.0.host', '127.1', 'targets[0].host', 'expected a host name or an address'],
    ['targets.0.host', '0x7f000001', 'targets[0].host', 'expected a host name or an address'],
    ['targets.0.host', '[::1]', 'targets[0].host', 'expected a host name or an address'],
    ['targets.0.host', 'fe80::1%eth0', 'targets[0].host', 'expected a host name or an address'],
    ['targets.0.host', 'a.example:443', 'targets[0].host', 'expected a host name or an address'],
    ['targets.0.serverName', '10.0.0.1', 'targets[0].serverName', 'expected a host name'],
    ['targets.0.method', 'POST', 'targets[0].method', 'expected GET, HEAD'],
    [
      'targets.0.path',
      '/a\r\nX: y',
      'targets[0].path',
      'expected a path that begins with / and is of ASCII, without spaces and #',
    ],
    [
      'targets.0.path',
      'https://elsewhere.example/',
      'targets[0].path',
      'expected a path that begins with / and is of ASCII, without spaces and #',
    ],
    ['targets.0.path', `/${'a'.repeat(2048)}`, 'targets[0].path', 'is longer than 2048 characters'],
    ['targets.0.signing.kind', 'sigv2', 'targets[0].signing.kind', 'expected none, sigv4'],
    ['targets.0.signing.service', 's3', 'targets[0].signing.service', 'is not a field of the contract'],
    ['targets.2.signing.region', undefined, 'targets[2].signing.region', 'is missing'],
    [
      'targets.2.signing.service',
      'a/b',
      'targets[2].signing.service',
      'expected small letters, digits and hyphens',
    ],
    ['targets.0.families', ['ipv4', 'ipv4'], 'targets[0].families', 'names a family twice'],
    ['targets.0.families', ['ipv5'], 'targets[0].families[0]', 'expected ipv4, ipv6'],
    [
      'targets.1.families',
      ['ipv4', 'ipv6'],
      'targets[1].families',
      'expected ipv6 alone, as the host is an address of it',
    ],
  ])('with %s as %j is none: %s %s', (path, value, field, reason) => {
    expect(readRequest(changed(request, path, value))).toEqual({ ok: false, problem: { field, reason } });
  });

  test('may not ask for more targets than an answer holds', () => {
    const targets = Array.from({ length: probeLimits.targets + 1 }, (_, index) => ({ id: `${index}` }));
    expect(readRequest(requestFor(targets))).toEqual({
      ok: false,
      problem: { field: 'targets', reason: 'expected 1 to 32 entries, found 33' },
    });
  });
});

describe('an answer', () => {
  test('is read as it was written', () => {
    expect(readAnswer(JSON.parse(JSON.stringify(result)))).toEqual({ ok: true, value: result });
  });

  test('may have fields that a later version added, and they are left out', () => {
    const later = changed(changed(result, 'later', 1), 'targets.1.families.0.attempts.0.later', {});
    expect(readAnswer(later)).toEqual({ ok: true, value: result });
  });

  test('may be a refusal', () => {
    const refusal = {
      schema: 'planecheck/probe/v1',
      kind: 'refusal',
      version: '1.2.3',
      problem: { field: 'attempts', reason: 'is missing' },
    };
    expect(readAnswer(refusal)).toEqual({ ok: true, value: refusal });
  });

  const inAttempt = 'targets.1.families.0.attempts.1';
  test.each<[path: string, value: unknown, field: string, reason: string]>([
    ['schema', 'planecheck/probe/v2', 'schema', 'expected planecheck/probe/v1'],
    ['kind', 'request', 'kind', 'expected result, refusal'],
    ['startedAt', 'yesterday', 'startedAt', 'expected a date in ISO 8601'],
    ['coldStart', 1, 'coldStart', 'expected true or false, found a value of type number'],
    ['milliseconds', -1, 'milliseconds', `expected a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`],
    [
      'targets.0.reason',
      'unlucky',
      'targets[0].reason',
      'expected host-not-allowed, server-name-not-allowed, no-credentials',
    ],
    ['targets.0.outcome', 'tried', 'targets[0].families', 'is missing'],
    ['targets.1.families', [], 'targets[1].families', 'expected 1 to 2 entries, found 0'],
    [
      `${inAttempt}.connect`,
      null,
      'targets[1].families[0].attempts[1].connect',
      'expected an object, found null',
    ],
    [
      `${inAttempt}.connect.evidence`,
      1,
      'targets[1].families[0].attempts[1].connect.evidence',
      'expected null',
    ],
    [
      `${inAttempt}.request.evidence`,
      null,
      'targets[1].families[0].attempts[1].request.evidence',
      'expected an object, found null',
    ],
    [
      `${inAttempt}.request.outcome`,
      'failed',
      'targets[1].families[0].attempts[1].request.error',
      'is missing',
    ],
    [
      `${inAttempt}.request.evidence.status`,
      '200',
      'targets[1].families[0].attempts[1].request.evidence.status',
      'expected a whole number from 0 to 999',
    ],
  ])('with %s as %j is none: %s %s', (path, value, field, reason) => {
    expect(readAnswer(changed(result, path, value))).toEqual({ ok: false, problem: { field, reason } });
  });

  test('is not what Lambda gives for a function that failed', () => {
    const error = { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out after 3.00 seconds' };
    expect(readAnswer(error)).toEqual({
      ok: false,
      problem: {
        field: '',
        reason: 'is the error of a function that failed: Task timed out after 3.00 seconds',
      },
    });
  });

  // Every field of the contract is read: without it, or with something else in its place, no answer is accepted.
  test.each(fieldsOf(result, ''))('needs %s', (path) => {
    expect(readAnswer(changed(result, path, undefined)).ok).toBe(false);
    expect(readAnswer(changed(result, path, [[]])).ok).toBe(false);
  });
});

test('no JSON makes a reader throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(request, result), fc.nat(), (value, document, at) => {
      const paths = fieldsOf(document, '');
      const broken = changed(document, paths[at % paths.length] ?? '', value);
      for (const one of [value, broken])
        expect([typeof readRequest(one).ok, typeof readAnswer(one).ok]).toEqual(['boolean', 'boolean']);
    }),
  );
});
