/** An element of an answer of EC2: text, or elements. The text is kept as it stands in the document, escapes and all. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: string;
  readonly content: string | readonly XmlElement[];
}

const token = /<\?[^>]*\?>|<(?<slash>\/?)(?<name>[\w:]+)(?<attributes>[^>]*?)(?<empty>\/?)>|(?<text>[^<]+)/g;

/** Reads a document without comments, sections and mixed content, as EC2 writes them. */
export function parseXml(document: string): XmlElement {
  const open: { readonly element: XmlElement; readonly children: XmlElement[]; text: string }[] = [];
  const roots: XmlElement[] = [];
  const close = (element: XmlElement): void => {
    (open.at(-1)?.children ?? roots).push(element);
  };
  for (const { groups = {} } of document.matchAll(token)) {
    const { slash, name = '', attributes = '', empty, text } = groups;
    const last = open.at(-1);
    if (text !== undefined && last !== undefined) last.text += text;
    else if (slash === '/') {
      open.pop();
      if (last?.element.name !== name) throw new Error(`</${name}> closes nothing`);
      close({ ...last.element, content: last.children.length > 0 ? last.children : last.text });
    } else if (empty === '/') close({ name, attributes, content: '' });
    else if (name !== '') open.push({ element: { name, attributes, content: '' }, children: [], text: '' });
  }
  const [root] = roots;
  if (root === undefined || open.length > 0) throw new Error(`no document: ${document.slice(0, 200)}`);
  return root;
}

/** The text of a document. */
export function printXml({ name, attributes, content }: XmlElement): string {
  const inner = typeof content === 'string' ? content : content.map(printXml).join('');
  return `<${name}${attributes}>${inner}</${name}>`;
}

/** An element with text or elements in it. */
export function xml(name: string, content: XmlElement['content']): XmlElement {
  return { name, attributes: '', content };
}

// None in one with text.
function childrenOf({ content }: XmlElement): readonly XmlElement[] {
  return typeof content === 'string' ? [] : content;
}

/** The element of a name in an element. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element).find((child) => child.name === name);
}

/** The text of the element of a name in an element; empty without one. */
export function textOf(element: XmlElement, name: string): string {
  const content = childOf(element, name)?.content;
  return typeof content === 'string' ? content : '';
}

/** An element with others in the place of those that have their names. */
export function withChildren(element: XmlElement, children: readonly XmlElement[]): XmlElement {
  const names = new Set(children.map(({ name }) => name));
  return {
    ...element,
    content: [...childrenOf(element).filter(({ name }) => !names.has(name)), ...children],
  };
}

/** The members of a list in an element. */
export function itemsOf(element: XmlElement, list: string): readonly XmlElement[] {
  const found = childOf(element, list);
  return found === undefined ? [] : childrenOf(found);
}

/** The members of a list of texts in an element. */
export function textsOf(element: XmlElement, list: string): readonly string[] {
  return itemsOf(element, list).flatMap(({ content }) => (typeof content === 'string' ? content : []));
}

/** An element with each member of a list changed. */
export function mapItems(
  element: XmlElement,
  list: string,
  change: (item: XmlElement) => XmlElement,
): XmlElement {
  return withChildren(element, [xml(list, itemsOf(element, list).map(change))]);
}

/** An element with each text in it changed. */
export function mapTexts(element: XmlElement, change: (text: string) => string): XmlElement {
  const { content } = element;
  return {
    ...element,
    content: typeof content === 'string' ? change(content) : content.map((child) => mapTexts(child, change)),
  };
}
