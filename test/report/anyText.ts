import fc from "fast-check";

const signs = fc.constantFrom(..."&<>\"'|\\`*_[]()#!\n\r\t\u0000\u001b\ufffe");
/** Any code unit at all, so that half of a surrogate pair comes alone too. */
const codeUnits = fc.nat(0xffff).map((code) => String.fromCharCode(code));

/** Text of whatever a hostile file may hold, with much that means something in a format. */
export const anyText = fc.array(fc.oneof(signs, codeUnits), { maxLength: 12 }).map((parts) => parts.join(""));
