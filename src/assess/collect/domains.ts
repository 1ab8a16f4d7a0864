import { createRequire } from "node:module";
import { isIP } from "node:net";

/** Its declarations are not where its package says. */
const suffixes = createRequire(import.meta.url)("psl") as { readonly get: (domain: string) => string | null };

/**
 * The part of a host that somebody can register, by the Public Suffix List that comes with `psl` 1.15.0; an address, or a name
 * without a suffix that is known, is its own.
 */
export const registrableDomain = (host: string): string => {
  const bare = host.replace(/\.$/, "").toLowerCase();
  if (isIP(bare) !== 0) return bare;
  return suffixes.get(bare) ?? bare;
};

/** The host of an address that a spec names; empty where it is none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : "");
