import { knownAssets, knownNetworks } from "../spec/knownFeeds.ts";

/** What a feed's own description says of the pair that it prices. */
export type Described = "same" | "other" | "nothing";

/** Two symbols with a slash, or without space a dash or underscores, between them. */
const PAIR = /([A-Za-z0-9.]+)(?:\s*\/\s*|-|_{1,2})([A-Za-z0-9.]+)/g;
const WORD = /[A-Za-z0-9]+/g;
/** Symbols have capitals or digits in them, other words at most a first one. */
const SYMBOL = /^(?=.*[A-Z].*[A-Z0-9]|.*[0-9].*[A-Z])[A-Za-z0-9]+$/;

/** In capitals, which is how symbols are compared. */
const plain = (symbol: string): string => symbol.toUpperCase();
/** A symbol as it is, and without the class before a pair or the kind behind it, as in "Crypto.ETH/USD.RR". */
const baseForms = (base: string): readonly string[] => [base, base.replace(/^.*\./, "")].map(plain);
const quoteForms = (quote: string): readonly string[] => [quote, quote.replace(/\..*$/, "")].map(plain);

/** What a native currency is called once it is a token. */
const wrappedNatives = (): ReadonlyMap<string, string> =>
  new Map(knownNetworks().map(({ nativeCurrency }) => [`W${plain(nativeCurrency)}`, plain(nativeCurrency)]));

/** A pair that a text names, each side in its forms. */
interface NamedPair {
  readonly bases: readonly string[];
  readonly quotes: readonly string[];
}

/** The pairs that a text names; two words with a dash between them are one only where the second is a symbol. */
const pairsIn = (text: string, symbols: ReadonlySet<string>): readonly NamedPair[] =>
  [...text.matchAll(PAIR)].flatMap(([whole, base = "", quote = ""]) => {
    const [bases, quotes] = [baseForms(base), quoteForms(quote)];
    const isPair =
      /[A-Za-z]/.test(base) &&
      /[A-Za-z]/.test(quote) &&
      (whole.includes("/") || quotes.some((form) => symbols.has(form)));
    return isPair ? [{ bases, quotes }] : [];
  });

/** The symbol that follows "for", as in "Price Feed for ETH". */
const subjectOf = (words: readonly string[]): string | undefined =>
  words.find((word, index) => words[index - 1]?.toLowerCase() === "for" && SYMBOL.test(word));

/**
 * Compares a description, such as "Calculated ETH / USD", with a pair; letters' case means nothing.
 * @param description As the feed says it, or what it calls its own data.
 */
export const describedPair = (description: string, pair: string): Described => {
  const assets = knownAssets();
  const [base = "", quote = ""] = pair.split("/").map(plain);
  const natives = wrappedNatives();
  const isSame = (one: string, other: string): boolean =>
    (natives.get(one) ?? one) === (natives.get(other) ?? other);
  const pairs = pairsIn(description, new Set([...[...assets].map(plain), base, quote]));
  if (pairs.length > 0) {
    const isOf = ({ bases, quotes }: NamedPair) =>
      bases.some((form) => isSame(form, base)) && quotes.some((form) => isSame(form, quote));
    return pairs.some(isOf) ? "same" : "other";
  }
  const words = description.match(WORD) ?? [];
  const subject = subjectOf(words);
  if (subject !== undefined) return isSame(plain(subject), base) ? "same" : "other";
  const named = words.filter((word) => assets.has(word) || plain(word) === base).map(plain);
  if (named.some((symbol) => isSame(symbol, base))) return "same";
  return named.every((symbol) => isSame(symbol, quote)) ? "nothing" : "other";
};
