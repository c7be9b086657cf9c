import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isJsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { ask, canAsk } from './ask.ts';
import { startAwsServer } from './aws-server.ts';
import { readSavedAnswers } from './saved-answers.ts';
import { servedCalls } from './served-calls.ts';

const examples = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['generator', 'templates'].includes(entry.name))
  .map(({ name }) => `examples/${name}`);

// As the SDK gives it: the times of EC2 as dates.
function asTheSdkGives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTheSdkGives);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const isTime = /^(?:Create|Creation|Attach)(?:Time|Timestamp)$/.test(key) && typeof member === 'string';
      return [key, isTime ? new Date(member) : asTheSdkGives(member)];
    }),
  );
}

test.each(examples)('%s: the SDK reads every call as it was saved', async (folder) => {
  const { answers, region } = await readSavedAnswers(folder);
  await using server = await startAwsServer({ snapshot: folder });
  for (const { call, about, body } of answers.filter((answer) => canAsk(answer.call))) {
    const parameter = servedCalls[call]?.about;
    const attribute = Object.keys(body).find((key) => key.startsWith('Enable'));
    const parameters = {
      ...(parameter === undefined ? {} : { [parameter]: about }),
      ...(call === 'route53:ListHostedZonesByVPC' ? { VPCRegion: region } : {}),
      ...(attribute === undefined ? {} : { Attribute: attribute.replace('E', 'e') }),
    };
    const answer = await ask(server.url, call, parameters, region ?? undefined);
    expect({ call, ...answer }).toEqual({ call, ...Object(asTheSdkGives(body)), ...maxItems(call) });
  }
  expect(server.complaints).toEqual([]);
});

// Route 53's client has MaxItems as a number, the CLI prints a text.
function maxItems(call: string) {
  return call === 'route53:ListHostedZonesByVPC' ? { MaxItems: 100 } : {};
}
