import { type AddressRange } from '../../network/address-range.ts';
import { isJsonObject, type JsonObject } from '../aws-cli/json-documents.ts';
import { type ManifestCall, manifestFileName } from '../aws-cli/manifest.ts';
import { type Snapshot } from '../aws-cli/snapshot.ts';
import { type FieldPath, kindOfField } from './field-kinds.ts';
import { permuteAddresses } from './permute-addresses.ts';
import { publishedRanges } from './published-ranges.ts';
import { makePseudonyms } from './pseudonyms.ts';
import { isResourceId, redactArn } from './redact-arn.ts';
import { isAwsName, redactHostName } from './redact-name.ts';
import { redactPolicy } from './redact-policy.ts';

/**
 * A snapshot that tells nobody's: other account ids, names, tags and descriptions in the place of the real ones, the
 * same for the same, and other public addresses. Ids of resources, private and special addresses and what AWS
 * publishes stay, and with them every verdict.
 * @param key of the addresses; nobody who does not know it can undo them
 */
export function redactSnapshot(snapshot: Snapshot, key: Uint8Array): Snapshot {
  const { manifest, files } = snapshot;
  const redact = makeRedaction(key, publishedRanges(snapshot));
  const object = (value: JsonObject, path: FieldPath): JsonObject => {
    const redacted = redact(value, path);
    if (!isJsonObject(redacted)) throw new Error('an object stays one');
    return redacted;
  };
  return {
    files: new Map([...files].map(([name, body]) => [name, object(body, [])])),
    manifest: {
      ...manifest,
      accountId: manifest.accountId === null ? null : redactText(redact, manifest.accountId),
      caller: manifest.caller === null ? null : redactText(redact, manifest.caller),
      calls: manifest.calls.map((entry) => redactCall(entry, redact, object)),
    },
  };
}

type Redaction = (value: unknown, path: FieldPath) => unknown;

// AWS's messages name callers, accounts and resources.
function redactCall(
  entry: ManifestCall,
  redact: Redaction,
  object: (value: JsonObject, path: FieldPath) => JsonObject,
): ManifestCall {
  const { parameters, refused, unanswered, failed } = entry;
  return {
    ...entry,
    parameters: object({ ...parameters }, []),
    refused: refused === null ? null : { ...refused, message: '' },
    unanswered: unanswered === null ? null : { host: redactText(redact, unanswered.host, 'host') },
    failed: failed === null ? null : { ...failed, message: '' },
  };
}

function redactText(redact: Redaction, text: string, field = ''): string {
  return String(redact(text, [manifestFileName, field]));
}

function makeRedaction(key: Uint8Array, published: readonly AddressRange[]): Redaction {
  const pseudonyms = makePseudonyms();
  const permute = permuteAddresses(key, published);
  const anyText = (text: string): string => {
    if (/^\d{12}$/.test(text)) return pseudonyms.account(text);
    if (text.startsWith('arn:')) return redactArn(text, pseudonyms);
    if (isResourceId(text) || isTime(text)) return text;
    return permute(text) ?? (isAwsName(text) ? redactHostName(text, pseudonyms) : pseudonyms.name(text));
  };
  const textOf = (text: string, path: FieldPath): string => {
    const kind = kindOfField(path);
    if (isOwnWord(text) && kind !== 'tags') return text;
    switch (kind) {
      case 'word':
        return /^\d{12}$/.test(text) ? pseudonyms.account(text) : text;
      case 'id':
        return isGivenId(text, path.at(-1) ?? '') ? text : anyText(text);
      case 'host':
        return permute(text) ?? redactHostName(text, pseudonyms);
      case 'service':
        return isOfAws(text) ? text : pseudonyms.name(text);
      case 'policy':
        return redactPolicy(text, anyText) ?? pseudonyms.name(text);
      case 'tags':
        return path.at(-1) === 'Key' && text === 'Name' ? text : pseudonyms.name(text);
      case 'name':
        return anyText(text);
    }
  };
  const redact: Redaction = (value, path) => {
    if (typeof value === 'string') return textOf(value, path);
    if (Array.isArray(value)) return value.map((member: unknown) => redact(member, path));
    if (!isJsonObject(value)) return value;
    // API Gateway writes tags as fields of an object.
    const isTags = ['tags', 'Tags'].includes(path.at(-1) ?? '') && !('Key' in value);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        isTags ? pseudonyms.name(name) : name,
        redact(member, [...path, name]),
      ]),
    );
  };
  return redact;
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{4}|[+-]\d\d:\d\d)$/.test(text);
}

// Ids without words in front: hosted zones, and APIs with what belongs to them.
function isGivenId(text: string, field: string): boolean {
  const isOfApi = /^(?:id|\w*[aA]piId|domainNameId)$/.test(field);
  return (
    isResourceId(text) ||
    /^(?:\/hostedzone\/)?Z[0-9A-Z]{3,31}$/.test(text) ||
    (isOfApi && /^[0-9a-z]{10}$/.test(text))
  );
}

function isOfAws(text: string): boolean {
  return /(?:^|\.)(?:com\.amazonaws|aws|api\.aws)\.|\.amazonaws\.com$/.test(text);
}

// Names that everybody has, and words that say nothing of anybody.
function isOwnWord(text: string): boolean {
  return /^(?:|default|\*|-1|true|false|local|AWS|AmazonProvidedDNS|amazon|amazon-aws|aws-managed|self)$/.test(
    text,
  );
}
