import { type HttpRequest, UnsupportedRequest } from './wire.ts';

/** Where an operation of a REST service is found and where its parameters stand. */
export interface RestOperation {
  readonly name: string;
  readonly method: string;
  /** With labels in braces, which are names of parameters. */
  readonly path: string;
  /** The parameters by their names in the query. */
  readonly query: Readonly<
    Record<string, { readonly name: string; readonly type: 'text' | 'number' | 'boolean' }>
  >;
}

/** The operation that a request is for, and its parameters; undefined where none is at that path. */
export function readRest(operations: readonly RestOperation[], request: HttpRequest) {
  for (const operation of operations) {
    const labels = operation.method === request.method ? labelsOf(operation.path, request.path) : undefined;
    if (labels !== undefined) {
      return { operation: operation.name, parameters: { ...labels, ...readQuery(operation, request.query) } };
    }
  }
  return undefined;
}

function labelsOf(template: string, path: string): Record<string, string> | undefined {
  const parts = segmentsOf(path);
  const wanted = segmentsOf(template);
  if (parts.length !== wanted.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const given = decodeURIComponent(parts[index] ?? '');
    const label = /^\{(\w+)\+?\}$/.exec(part)?.[1];
    if (label !== undefined) labels[label] = given;
    else if (part !== given) return undefined;
  }
  return labels;
}

// Lambda's paths are documented with a slash at the end, and the SDK sends none.
function segmentsOf(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/');
}

function readQuery({ name, query }: RestOperation, given: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...given].map(([key, text]) => {
      const parameter = query[key];
      if (parameter === undefined) throw new UnsupportedRequest(`${name}: query parameter ${key}`);
      const { type } = parameter;
      return [parameter.name, type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text];
    }),
  );
}
