/** Characters that no XML document may hold, not even as references: controls, unpaired surrogates, two non-characters. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const REPLACEMENT = "\ufffd";

/** Makes any text safe as the content or a quoted attribute of HTML, SVG and XML. */
export const escapeMarkup = (text: string): string =>
  text.replace(FORBIDDEN, REPLACEMENT).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
