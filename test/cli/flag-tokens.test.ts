import { describe, expect, test } from 'vitest';
import { refuseWrongFlags } from '../../src/cli/flag-tokens.ts';
import { auditFlags } from '../../src/cli/flags.ts';
import { inputErrorOf } from './input-error-of.ts';

const grammar = { command: 'audit', flags: auditFlags };

describe('the flags of a command line', () => {
  test.each([
    [[]],
    [['network/']],
    [['-', '--strict', 'network/']],
    [['--format', 'json']],
    [['--service', 's3', '--service=dynamodb']],
    [['--example']],
    [['--example', '--strict']],
    [['--example', 'closed']],
    [['--', '--frmat', '--strict', '--strict']],
    [['--function=a=b']],
  ])('are right in %j', (args) => {
    expect(() => {
      refuseWrongFlags(args, grammar);
    }).not.toThrow();
  });

  test.each([
    [['--frmat', 'json'], 'flag', 'audit has no flag --frmat', 'Did you mean --format?'],
    [['-strict'], 'flag', 'audit has no flag -strict', 'Did you mean --strict?'],
    [['--failOn', 'error'], 'flag', 'audit has no flag --failOn', 'Did you mean --fail-on?'],
    [['--no-strict'], 'flag', 'audit has no flag --no-strict', 'Did you mean --strict?'],
    [['-x'], 'flag', 'audit has no flag -x', 'planecheck audit --help'],
    [['--toString'], 'flag', 'audit has no flag --toString', 'planecheck audit --help'],
    [['--path', 'network/'], 'flag', 'audit has no flag --path', 'planecheck audit --help'],
    [['--PATH', 'network/'], 'flag', 'audit has no flag --PATH', 'planecheck audit --help'],
    [['--format.a', 'json'], 'flag', 'audit has no flag --format.a', 'Did you mean --format?'],
    [['--strict', '--strict'], 'flag', '--strict is given twice', ''],
    [['--region', 'eu-west-1', '--region=eu-west-1'], 'flag', '--region is given twice', ''],
    [['--region'], 'flag', '--region has no value', ''],
    [['--region', '--strict'], 'flag', '--region has no value', ''],
    [['--region', ''], 'flag', '--region has no value', ''],
    [['--region='], 'flag', '--region has no value', ''],
    [['--vpc', ' '], 'flag', '--vpc has no value', ''],
    [['--example='], 'flag', '--example has no value', ''],
    [['--strict=maybe'], 'flag', '--strict takes no value, and got "maybe"', 'Write --strict alone.'],
    [['--format'], 'flag', '--format has no value', 'pretty, json, markdown'],
    [
      ['--format', 'jsn'],
      'unknown-format',
      '--format cannot be "jsn"',
      'Did you mean json? There is pretty, json, markdown.',
    ],
    [
      ['--fail-on', 'errors'],
      'flag',
      '--fail-on cannot be "errors"',
      'Did you mean error? There is error, warning, note.',
    ],
    [['--color', '--no-color'], 'flag', '--color and --no-color contradict each other', ''],
  ])('are wrong in %j: %s', (args, code, message, next) => {
    const error = inputErrorOf(() => {
      refuseWrongFlags(args, grammar);
    });
    expect(error).toMatchObject({ code, message });
    expect(error.next).toContain(next);
  });
});
