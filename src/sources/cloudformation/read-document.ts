import { LineCounter, parseDocument } from 'yaml';
import { type SourceCode, type SourceFile, sourceError, type TemplateNode } from './template-node.ts';
import { readNodes } from './read-node.ts';

/** A file as read: its values with their positions. */
export interface TemplateDocument {
  readonly source: SourceFile;
  readonly root: TemplateNode;
}

/**
 * Reads a template, a manifest or a file of parameters, in YAML or JSON.
 * @throws InputError of the code given, with line and column: what is no YAML, double keys, tags of no function, aliases that
 * multiply.
 */
export function readDocument(text: string, file: string, code: SourceCode): TemplateDocument {
  const lineCounter = new LineCounter();
  // Texts only: which of them are numbers and switches is CloudFormation's to say, see plainScalar.
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const lineStarts = lineCounter.lineStarts.length === 0 ? [0] : lineCounter.lineStarts;
  const source = { file, code, lineStarts };
  const [error] = document.errors;
  if (error !== undefined) {
    const isDeep = error.code === 'RESOURCE_EXHAUSTION';
    throw sourceError(
      source,
      error.pos[0],
      isDeep ? 'nested too deep' : `not readable: ${error.message}`,
      isDeep ? 'Flatten it.' : 'Correct the file: it must be one YAML or JSON document.',
    );
  }
  if (document.contents === null) {
    throw sourceError(source, 0, 'the file is empty', 'Name another one, or write it.');
  }
  return { source, root: readNodes(document, source) };
}
