import { type JsonObject } from '../aws-cli/json-documents.ts';
import { type ManifestCall, manifestSchema } from '../aws-cli/manifest.ts';
import { type Subject } from './ask.ts';
import { type Answered, callerOf } from './collect.ts';
import { type Snapshot } from '../aws-cli/snapshot.ts';

/**
 * The snapshot of what AWS answered.
 * @param takenAt ISO 8601
 */
export function toSnapshot(answered: readonly Answered[], region: string, takenAt: string): Snapshot {
  const { account, caller } = callerOf(answered);
  const files = new Map<string, JsonObject>();
  const calls = answered.map(({ call, subject, pages, failure }): ManifestCall => {
    const names = pages.map((page, at) => {
      const name = fileName(call, subject, at);
      files.set(name, page);
      return name;
    });
    return {
      call,
      parameters: { ...subject },
      files: names,
      refused: failure?.kind === 'refused' ? { code: failure.code, message: failure.message } : null,
      unanswered: failure?.kind === 'unanswered' ? { host: failure.host } : null,
      failed: failure?.kind === 'failed' ? { code: failure.code, message: failure.message } : null,
    };
  });
  return { manifest: { schema: manifestSchema, accountId: account, region, takenAt, caller, calls }, files };
}

// describe-vpc-attribute.vpc-0a1.enableDnsSupport.json; the second page of a call has a 2 before its ending.
function fileName(call: string, subject: Subject, page: number): string {
  const [service = '', operation = ''] = call.split(':');
  const command = operation.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  const about = Object.values(subject).filter((value) => typeof value === 'string');
  const parts = [service, command, ...about, ...(page === 0 ? [] : [`${page + 1}`])];
  return `${parts.map((part) => part.replaceAll(/[^\w-]/g, '_')).join('.')}.json`;
}
