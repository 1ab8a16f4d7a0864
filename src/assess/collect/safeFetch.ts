import { createHash } from "node:crypto";
import { type LookupAddress, lookup as lookupName } from "node:dns";
import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP } from "node:net";
import { isPublic } from "./addressRanges.ts";
import { registrableDomain } from "./domains.ts";

/**
 * GET of what a spec names, and of nothing else: bounded in size and time, over addresses that are public, with redirects
 * followed by hand and only within the registrable domain.
 */

/** Resolves a name to all of its addresses. */
type Resolve = (host: string) => Promise<readonly string[]>;

/** What a probe may do; tests give their own. */
export interface FetchRules {
  readonly resolve: Resolve;
  readonly isAllowed: (address: string) => boolean;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    lookupName(host, { all: true }, (failure, addresses: LookupAddress[]) => {
      if (failure) reject(failure);
      else resolve(addresses.map(({ address }) => address));
    });
  });

export const PUBLIC_RULES: FetchRules = {
  resolve: systemResolve,
  isAllowed: isPublic,
  timeoutMs: 10_000,
  maxBytes: 2 ** 20,
};

/** What came of a probe: an answer, or why there is none. */
interface Fetched {
  /** Where the answer came from, without query: the last of the redirects. */
  readonly url: string;
  readonly status: number | null;
  readonly body: Buffer;
  /** SHA-256 of the body, with its prefix. */
  readonly sha256: string;
  readonly address: string | null;
  /** Empty where there is an answer. */
  readonly problem: string;
}

const MOST_REDIRECTS = 5;

const withoutSecrets = ({ protocol, host, pathname }: URL): string => `${protocol}//${host}${pathname}`;

const nothing = (url: string, problem: string): Fetched => ({
  url,
  status: null,
  body: Buffer.alloc(0),
  sha256: `0x${createHash("sha256").digest("hex")}`,
  address: null,
  problem,
});

/** The address as the parser of addresses understands it, so that no odd notation of a number passes; or why it is refused. */
const parsed = (text: string): URL | string => {
  if (!URL.canParse(text)) return "it is no address";
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "only http and https are fetched";
  if (url.username !== "" || url.password !== "") return "it holds a name or a password";
  return url;
};

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

/** Addresses of a host, each of which has to be allowed: one that is not refuses the host. */
const allowedAddress = async (
  url: URL,
  { resolve, isAllowed }: FetchRules,
): Promise<string | { readonly problem: string }> => {
  const host = bareHost(url);
  let addresses: readonly string[];
  try {
    addresses = isIP(host) === 0 ? await resolve(host) : [host];
  } catch {
    return { problem: "its name does not resolve" };
  }
  const [first] = addresses;
  if (first === undefined) return { problem: "its name does not resolve" };
  const refused = addresses.find((address) => !isAllowed(address));
  return refused === undefined ? first : { problem: "it leads to an address of a private network" };
};

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: Buffer;
}

const read = (response: IncomingMessage, maxBytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    response.on("data", (part: Buffer) => {
      size += part.length;
      if (size > maxBytes) response.destroy(new Error(`its answer is longer than ${maxBytes} bytes`));
      else parts.push(part);
    });
    response.on("end", () => resolve(Buffer.concat(parts)));
    response.on("error", reject);
  });

/** One request to one address: the name was resolved before, and is not resolved again. */
const get = (url: URL, address: string, accept: string, rules: FetchRules): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const family = isIP(address);
    const request = (url.protocol === "https:" ? requestSecure : requestPlain)(
      url,
      {
        method: "GET",
        agent: false,
        headers: { accept, "accept-encoding": "identity", "user-agent": "holdfast" },
        lookup: (_, { all }, callback) => {
          if (all === true) callback(null, [{ address, family }]);
          else callback(null, address, family);
        },
      },
      (response) => {
        read(response, rules.maxBytes).then(
          (body) => {
            clearTimeout(deadline);
            const { location } = response.headers;
            resolve({ status: response.statusCode ?? 0, location, body });
          },
          (failure) => {
            clearTimeout(deadline);
            reject(failure);
          },
        );
      },
    );
    const deadline = setTimeout(() => {
      request.destroy(new Error(`it did not answer within ${rules.timeoutMs / 1000} s`));
    }, rules.timeoutMs);
    request.on("socket", (socket) => {
      socket.on("connect", () => {
        const { remoteAddress } = socket;
        if (remoteAddress === undefined || !rules.isAllowed(remoteAddress.replace(/^::ffff:(?=\d)/, ""))) {
          request.destroy(new Error("it leads to an address of a private network"));
        }
      });
    });
    request.on("error", (failure) => {
      clearTimeout(deadline);
      reject(failure);
    });
    request.end();
  });

const reasonOf = (failure: unknown): string => {
  if (!(failure instanceof Error)) return String(failure);
  return "code" in failure && typeof failure.code === "string"
    ? `it failed (${failure.code})`
    : failure.message;
};

/**
 * Fetches what a spec names.
 * @param accept Which media type is asked for.
 */
export const safeFetch = async (
  text: string,
  rules: FetchRules = PUBLIC_RULES,
  accept = "*/*",
): Promise<Fetched> => {
  let url = parsed(text);
  if (typeof url === "string") return nothing("", url);
  const domain = registrableDomain(bareHost(url));
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const shown = withoutSecrets(url);
    const address = await allowedAddress(url, rules);
    if (typeof address !== "string") return nothing(shown, address.problem);
    let answer: Answer;
    try {
      answer = await get(url, address, accept, rules);
    } catch (failure) {
      return nothing(shown, reasonOf(failure));
    }
    const { status, location, body } = answer;
    const isRedirect = status >= 300 && status < 400 && location !== undefined;
    if (!isRedirect) {
      const sha256 = `0x${createHash("sha256").update(body).digest("hex")}`;
      return { url: shown, status, body, sha256, address, problem: "" };
    }
    const next = parsed(URL.canParse(location, url.href) ? new URL(location, url).href : location);
    if (typeof next === "string") return nothing(shown, `it redirects to what cannot be fetched: ${next}`);
    if (url.protocol === "https:" && next.protocol === "http:") {
      return nothing(shown, "it redirects from https to http");
    }
    if (registrableDomain(bareHost(next)) !== domain) {
      return nothing(shown, `it redirects to another domain, ${next.hostname}`);
    }
    url = next;
  }
  return nothing(withoutSecrets(url), `it redirects more than ${MOST_REDIRECTS} times`);
};
