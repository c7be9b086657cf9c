import { NormalizedSchema } from '@smithy/core/schema';

/** One operation as the SDK's own schema describes it. */
export interface OperationSchema {
  readonly name: string;
  /** The method and the path with its labels in braces; undefined where the service has one address for all. */
  readonly http: readonly [method: string, path: string] | undefined;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

type Reference = Parameters<typeof NormalizedSchema.of>[0];

// The SDK's static form: 9, name space, name, traits, input, output.
type StaticOperation = readonly [
  9,
  string,
  string,
  { readonly http?: readonly string[] },
  Reference,
  Reference,
];

/** The operations of an SDK client's module, by name. */
export function operationSchemas(clientModule: object): ReadonlyMap<string, OperationSchema> {
  return new Map(
    Object.values<unknown>({ ...clientModule })
      .filter(isOperation)
      .map(([, , name, traits, input, output]) => {
        const [method, path] = traits.http ?? [];
        return [
          name,
          {
            name,
            http: method === undefined || path === undefined ? undefined : [method, path],
            input: NormalizedSchema.of(input),
            output: NormalizedSchema.of(output),
          },
        ];
      }),
  );
}

function isOperation(value: unknown): value is StaticOperation {
  return Array.isArray(value) && value[0] === 9;
}
