import * as z from 'zod';
import { InputError } from '../input-error.ts';

/** The name of the file that makes a folder a snapshot. */
export const manifestFileName = 'planecheck-snapshot.json';

/** The version of the manifest that is read and written. */
export const manifestSchema = 'planecheck/snapshot/v1' as const;

const manifestCall = z.object({
  call: z.string().min(1),
  parameters: z.record(z.string(), z.unknown()).default({}),
  files: z.array(z.string().min(1)),
  refused: z
    .object({ code: z.string(), message: z.string().default('') })
    .nullable()
    .default(null),
  unanswered: z.object({ host: z.string() }).nullable().default(null),
  /** Neither refused nor unanswered, and no answer either: throttled to the end, not known in the region. */
  failed: z
    .object({ code: z.string(), message: z.string().default('') })
    .nullable()
    .default(null),
});

const manifest = z.object({
  schema: z.literal(manifestSchema),
  accountId: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .nullable(),
  region: z.string().min(1),
  takenAt: z.string().nullable().default(null),
  caller: z.string().nullable().default(null),
  calls: z.array(manifestCall),
});

/** A snapshot's record: whose it is, and per call its parameters, files and refusal. */
export type Manifest = Readonly<z.output<typeof manifest>>;

/** One call as the manifest records it. */
export type ManifestCall = Readonly<z.output<typeof manifestCall>>;

/**
 * Reads a manifest.
 * @throws InputError `manifest` for another schema version and for a field that does not fit.
 */
export function parseManifest(value: unknown, file: string): Manifest {
  const version = z.object({ schema: z.string() }).safeParse(value);
  if (version.success && version.data.schema !== manifestSchema) {
    throw new InputError(
      'manifest',
      `${file}: schema ${JSON.stringify(version.data.schema)} is not known to this version`,
      `Use the version of planecheck that made the snapshot, or take it anew (schema ${manifestSchema}).`,
    );
  }
  const parsed = manifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InputError(
    'manifest',
    `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a manifest'}`,
    'Take the snapshot anew, or remove the file: the folder is then read as plain AWS CLI output.',
  );
}
