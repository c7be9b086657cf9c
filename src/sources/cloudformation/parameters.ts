import { Unresolved } from '../declared/value.ts';
import { splitParts } from './functions/texts.ts';
import { settle } from './settle.ts';
import { memberOf, type TemplateNode, textOf } from './template-node.ts';
import { joinParts, knownText, ListTerm, partsOf, type Term } from './term.ts';

/** Values that are given for parameters, each told when it is asked for. */
export type GivenParameters = ReadonlyMap<string, () => Term | undefined>;

/**
 * The value of a parameter: the given one, else its default. The allowed values are not looked at.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterValue(name: string, declaration: TemplateNode, given: GivenParameters): Term {
  const type = textOf(memberOf(declaration, 'Type')) ?? 'String';
  const value = given.get(name)?.() ?? defaultOf(declaration);
  if (value === undefined) return new Unresolved(`Ref ${name} (no value given for parameter ${name})`);
  // The value names a parameter of Systems Manager; only deployment reads what that one holds.
  if (type.startsWith('AWS::SSM::Parameter::Value<')) {
    const settled = settle(value, null);
    const from = settled instanceof Unresolved ? settled.expression : (knownText(value) ?? 'that it names');
    return new Unresolved(`Ref ${name} (the SSM parameter ${from})`);
  }
  return type === 'CommaDelimitedList' || type.startsWith('List<') ? asList(value) : value;
}

function defaultOf(declaration: TemplateNode): Term | undefined {
  const node = memberOf(declaration, 'Default');
  if (node?.kind === 'list') return new ListTerm(node.items.map((item) => textOf(item) ?? ''));
  // A parameter's value is a text, whatever the default looks like; the default '' is one as well.
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** Members of a list are trimmed. Where a value that is not known stands among them, the list is not known. */
function asList(value: Term): Term {
  const parts = partsOf(value);
  if (parts === undefined) return value;
  const list = splitParts(parts, ',');
  if (!(list instanceof ListTerm))
    return parts.length === 1 && parts[0] instanceof Unresolved ? parts[0] : list;
  return new ListTerm(list.items.map(trimmed));
}

function trimmed(term: Term): Term {
  const parts = partsOf(term) ?? [];
  const rest = parts.map((part, index) => {
    if (typeof part !== 'string') return part;
    const start = index === 0 ? part.trimStart() : part;
    return index === parts.length - 1 ? start.trimEnd() : start;
  });
  return joinParts(rest);
}
