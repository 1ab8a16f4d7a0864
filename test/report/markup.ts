/** An element of a document, with its text and that of its children in order. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const TOKEN =
  /<\?xml [^>]*\?>|<!DOCTYPE html>|<!\[CDATA\[[\s\S]*?\]\]>|<(?<close>\/)?(?<name>[A-Za-z][\w:-]*)(?<attributes>(?:\s+[\w:-]+="[^"<]*")*)\s*(?<empty>\/)?>|(?<text>[^<]+)/y;
const ATTRIBUTE = /([\w:-]+)="([^"<]*)"/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const UNPAIRED = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+))?;?/g, (reference, code: string | undefined, name: string | undefined) => {
    if (!reference.endsWith(";")) throw new Error(`An ampersand stands alone in "${text.slice(0, 80)}".`);
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const sign = NAMED[name ?? ""];
    if (sign === undefined) throw new Error(`${reference} is no reference of XML.`);
    return sign;
  });

/**
 * Reads well-formed XML, or HTML that is well-formed XML too, and nothing else.
 * @throws Error where it is not well-formed.
 */
export const parseMarkup = (document: string): Element => {
  if (FORBIDDEN.test(document) || UNPAIRED.test(document))
    throw new Error("A character is forbidden in XML.");
  const root: OpenElement = { name: "", attributes: new Map(), children: [], text: "" };
  const open: OpenElement[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < document.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(document);
    if (match === null) throw new Error(`Not well-formed: ${document.slice(start, start + 120)}`);
    const { close, name, attributes = "", empty, text } = match.groups ?? {};
    const current = open.at(-1) ?? root;
    if (text !== undefined) {
      const decoded = decode(text);
      for (const element of open) element.text += decoded;
    } else if (close !== undefined) {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>.`);
      open.pop();
    } else if (name !== undefined) {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
        ([, key = "", value = ""]) => [key, decode(value)] as const,
      );
      const element: OpenElement = { name, attributes: new Map(pairs), children: [], text: "" };
      if (element.attributes.size !== pairs.length) throw new Error(`<${name}> has an attribute twice.`);
      current.children.push(element);
      if (empty === undefined) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed.`);
  const [first] = root.children;
  if (first === undefined || root.children.length > 1) throw new Error("A document has one root element.");
  return first;
};

/** All elements of a name below an element, in order. */
export const elementsOf = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);

const LOADING = new Set([
  "script",
  "img",
  "iframe",
  "object",
  "embed",
  "link",
  "image",
  "use",
  "video",
  "audio",
  "form",
]);

const everyElement = (element: Element): Element[] => [element, ...element.children.flatMap(everyElement)];

/** What makes a page more than a page: elements that load or run, addresses that are no links, ids that stand twice. */
export const pageProblems = (page: Element): string[] => {
  const elements = everyElement(page);
  const ids = elements.flatMap(({ attributes }) => attributes.get("id") ?? []);
  return [
    ...elements
      .filter(({ name }) => LOADING.has(name))
      .map(({ name }) => `<${name}> loads or runs something.`),
    ...elements.flatMap(({ name, attributes }) =>
      [...attributes].flatMap(([key, value]) => {
        if (key.startsWith("on")) return [`${key} of <${name}> runs a script.`];
        if (key === "src" || key === "srcset") return [`${key} of <${name}> loads ${value}.`];
        if (key === "href" && !/^(https?:\/\/|#)/.test(value)) return [`A link leads to ${value}.`];
        return [];
      }),
    ),
    ...elementsOf(page, "style").flatMap(({ text }) =>
      /url\(|@import/.test(text) ? ["A style loads something."] : [],
    ),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `The id ${id} stands twice.`),
    ...elementsOf(page, "th").flatMap(({ attributes, text }) =>
      attributes.has("scope") ? [] : [`The head "${text}" has no scope.`],
    ),
    ...elementsOf(page, "table").flatMap((table) =>
      elementsOf(table, "caption").length === 1 ? [] : ["A table has no caption."],
    ),
    ...elements
      .filter(({ name, attributes }) => name === "svg" && attributes.get("aria-hidden") !== "true")
      .flatMap((svg) => (elementsOf(svg, "title").length === 1 ? [] : ["A drawing has no title."])),
  ];
};
