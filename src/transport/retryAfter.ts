/** Longer than this no endpoint is left alone at its own word, in milliseconds. */
export const MAX_RETRY_AFTER_MS = 3_600_000;

/**
 * Milliseconds that a `Retry-After` header asks for: a number of seconds or an HTTP date. Undefined where there is no
 * header or it is neither; never negative and never above `MAX_RETRY_AFTER_MS`.
 */
export const retryAfterMs = (header: string | null, now: number): number | undefined => {
  const text = header?.trim() ?? "";
  if (text === "") return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), MAX_RETRY_AFTER_MS);
};
