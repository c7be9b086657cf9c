import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { runCli } from '../../src/cli/run-cli.ts';

const resource = z.object({ type: z.string(), id: z.string() });

const gap = z.object({
  kind: z.string(),
  subject: z.object({ fact: z.string() }).optional(),
  reason: z.string().optional(),
  text: z.string(),
});

const reportShape = z.object({
  traces: z.array(
    z.object({
      id: z.string(),
      hops: z.array(z.object({ steps: z.array(z.object({ code: z.string(), resource, text: z.string() })) })),
    }),
  ),
  paths: z.array(
    z.object({
      id: z.string(),
      prediction: z.string(),
      via: z.string(),
      trace: z.string(),
      blocks: z.array(z.tuple([z.int(), z.int()])),
      gaps: z.array(gap),
      assumptions: z.array(z.string()),
    }),
  ),
  findings: z.array(
    z.object({
      severity: z.string(),
      status: z.string(),
      check: z.string(),
      code: z.string(),
      resource,
      text: z.string(),
      affects: z.array(z.string()),
    }),
  ),
});

/** What of a report is compared. */
export type ComparedReport = z.infer<typeof reportShape>;

const root = path.join(import.meta.dirname, '../..');

/**
 * Runs the command and gives its report.
 * @throws Error with what the command said where it made none.
 */
export async function runReport(args: readonly string[]): Promise<ComparedReport> {
  const stdout = new Kept();
  const stderr = new Kept();
  await runCli({
    args: [...args, '--format', 'json'],
    stdout,
    stderr,
    env: {},
    stdin: Readable.from([]),
    examples: pathToFileURL(`${path.join(root, 'examples')}/`),
    probe: pathToFileURL(`${root}/`),
    version: 'test',
  });
  if (stdout.text === '') throw new Error(`planecheck ${args.join(' ')}\n${stderr.text}`);
  return reportShape.parse(JSON.parse(stdout.text));
}

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  text = '';

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.text += Buffer.isBuffer(chunk) ? chunk.toString('utf8') : String(chunk);
    done();
  }
}
