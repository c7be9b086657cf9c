import { type OperationSchema } from './operation-schemas.ts';
import { type RestOperation } from './rest-request.ts';

/** The REST operations of schemas. */
export function restOperations(schemas: ReadonlyMap<string, OperationSchema>): readonly RestOperation[] {
  return [...schemas.values()].flatMap(({ name, http, input }) => {
    if (http === undefined) return [];
    const [method, path] = http;
    return [{ name, method, path: path.split('?')[0] ?? path, query: queryOf(input) }];
  });
}

function queryOf(input: OperationSchema['input']): RestOperation['query'] {
  if (!input.isStructSchema()) return {};
  return Object.fromEntries(
    [...input.structIterator()].flatMap(([name, member]) => {
      const key = member.getMergedTraits().httpQuery;
      if (key === undefined) return [];
      const type = member.isNumericSchema() ? 'number' : member.isBooleanSchema() ? 'boolean' : 'text';
      return [[key, { name, type }] as const];
    }),
  );
}
