import { describe, expect, test } from 'vitest';
import { parseTarget } from '../../src/cli/explain-target.ts';
import { inputErrorOf } from './input-error-of.ts';

const region = 'eu-west-1';
const place = { region, offered: [] };
const idsOf = (text: string) => parseTarget(text, place).map((target) => `${target.id} at ${target.port}`);

describe('the target of --to', () => {
  test.each([
    [
      'apigateway',
      ['apigateway:control at 443', 'apigateway:data at 443', 'apigateway:data:custom-domain at 443'],
    ],
    ['apigateway:control', ['apigateway:control at 443']],
    ['apigateway:data', ['apigateway:data at 443', 'apigateway:data:custom-domain at 443']],
    ['apigateway:data:custom-domain', ['apigateway:data:custom-domain at 443']],
    ['s3', ['s3:all at 443']],
    ['sts', ['sts:all at 443', 'sts:all:global at 443']],
    ['sts:global', ['sts:all:global at 443']],
    ['cloudwatch', ['monitoring:all at 443']],
    ['bedrock:data', ['bedrock-runtime:data at 443']],
    ['bedrock:control', ['bedrock:control at 443']],
    ['ecr', ['ecr.api:all at 443', 'ecr.dkr:all at 443', 'ecr.dkr:all:layer-bucket at 443']],
    ['athena', ['athena:all at 443']],
    ['com.amazonaws.eu-west-1.ec2messages', ['ec2messages:all at 443']],
    ['kms-fips.eu-west-1.amazonaws.com', ['kms:all at 443']],
    ['10.0.2.15:8443', ['10.0.2.15:8443 at 8443']],
    ['[2001:DB8:0::1]:443', ['[2001:db8::1]:443 at 443']],
    ['example.com', ['example.com at 443']],
    ['Example.COM.', ['example.com at 443']],
    ['example.com:8443', ['example.com:8443 at 8443']],
    ['_service.example.com', ['_service.example.com at 443']],
    ['apigateway.eu-west-1.amazonaws.com', ['apigateway:control at 443']],
    ['a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com', ['apigateway:data at 443']],
    ['apigateway.eu-west-2.amazonaws.com', ['apigateway.eu-west-2.amazonaws.com at 443']],
  ])('%s', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  test('keeps the host that was named', () => {
    const host = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
    expect(parseTarget(host, place)).toMatchObject([
      { kind: 'service', service: 'apigateway', plane: 'data', host },
    ]);
  });

  test.each([
    ['lamda', 'unknown-service', 'Did you mean lambda?', 'every endpoint service by its name'],
    ['atena', 'unknown-service', 'Did you mean athena?', ''],
    ['ecs-agent', 'unknown-host', 'aws ec2 describe-vpc-endpoint-services --region eu-west-1', ''],
    ['com.amazonaws.us-east-1.athena', 'unknown-service', '--to athena', ''],
    ['apigatewy:control', 'unknown-service', 'Did you mean apigateway?', ''],
    ['execute-apis', 'unknown-service', 'Did you mean execute-api?', ''],
    ['apigateway:contrl', 'unknown-service', 'Did you mean control?', 'apigateway:control, apigateway:data'],
    ['10.0.2.15', 'flag', '10.0.2.15:443', ''],
    ['2001:db8::1', 'flag', '[2001:db8::1]:443', ''],
    ['[2001:db8::1]', 'flag', '[2001:db8::1]:443', ''],
    ['10.0.2.300:443', 'flag', 'one address and a port', ''],
    ['10.0.0.0/16', 'flag', 'one address and a port', ''],
    ['2001:db8:::1', 'flag', 'one address and a port', ''],
    ['10.0.2.15:0', 'flag', '1 to 65535', ''],
    ['10.0.2.15:65536', 'flag', '1 to 65535', ''],
    ['10.0.2.15:', 'flag', '1 to 65535', ''],
    ['example.com:https', 'flag', '1 to 65535', ''],
    ['https://api.example.com/prod', 'flag', 'Write --to api.example.com', ''],
    ['exa mple.com', 'flag', 'HOST', ''],
    ['example..com', 'flag', 'HOST', ''],
    ['-a.example.com', 'flag', 'HOST', ''],
    [`${'a'.repeat(64)}.example.com`, 'flag', 'HOST', ''],
    [':443', 'unknown-service', '', ''],
  ])('refuses %s', (text, code, next, alsoNext) => {
    const error = inputErrorOf(() => parseTarget(text, place));
    expect(error.code).toBe(code);
    expect(error.message).toContain(`--to ${text}: `);
    expect(error.next).toContain(next);
    expect(error.next).toContain(alsoNext);
  });
});
