import { createConnection, isIPv6 } from "node:net";
import { decode, encode, type Answer, type RecordType, RECURSION_DESIRED } from "dns-packet";
import { registrableDomain } from "./domains.ts";
import type { DomainHygiene } from "../protocolFacts.ts";

/** Records of domains, over TCP from the resolver that the spec names. */

const PORT = 53;
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 65_537;

/** Asks a resolver one question; nothing where it gives no answer that can be read. */
export type AskNames = (name: string, type: RecordType) => Promise<readonly Answer[] | undefined>;

const placeOf = (resolver: string): { readonly host: string; readonly port: number } => {
  if (isIPv6(resolver)) return { host: resolver, port: PORT };
  const [, host = resolver, port] = /^\[?(.+?)\]?(?::(\d+))?$/.exec(resolver) ?? [];
  return { host, port: port === undefined ? PORT : Number(port) };
};

/** Asks a resolver over TCP, where no answer is cut short. */
export const askOverTcp =
  (resolver: string): AskNames =>
  (name, type) =>
    new Promise((resolve) => {
      const query = encode({ type: "query", id: 1, flags: RECURSION_DESIRED, questions: [{ type, name }] });
      const socket = createConnection(placeOf(resolver));
      const parts: Buffer[] = [];
      let size = 0;
      const end = (answers: readonly Answer[] | undefined): void => {
        socket.destroy();
        resolve(answers);
      };
      socket.setTimeout(TIMEOUT_MS, () => end(undefined));
      socket.on("error", () => end(undefined));
      socket.on("close", () => resolve(undefined));
      socket.on("connect", () => {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(query.length);
        socket.write(Buffer.concat([length, query]));
      });
      socket.on("data", (part) => {
        parts.push(part);
        size += part.length;
        if (size > MAX_BYTES) return end(undefined);
        const all = Buffer.concat(parts);
        if (all.length < 2 || all.length < 2 + all.readUInt16BE(0)) return;
        try {
          const { answers = [], rcode } = decode(all.subarray(2)) as ReturnType<typeof decode> & {
            rcode?: string;
          };
          // A name that does not exist has no records; any other refusal says nothing.
          end(rcode === undefined || rcode === "NOERROR" || rcode === "NXDOMAIN" ? answers : undefined);
        } catch {
          end(undefined);
        }
      });
    });

/**
 * What a domain's records say. `DS` means that it is signed; whether a signature is right is for a resolver that one trusts.
 * @param isTransferLocked What the registry says; null where it was not asked.
 */
export const hygieneOf = async (
  ask: AskNames,
  host: string,
  isTransferLocked: boolean | null,
): Promise<DomainHygiene> => {
  const domain = registrableDomain(host);
  const [signers, authorities, servers] = await Promise.all([
    ask(domain, "DS"),
    ask(domain, "CAA"),
    ask(domain, "NS"),
  ]);
  const of = (answers: readonly Answer[] | undefined, type: string) =>
    answers?.filter((one) => one.type === type);
  const named = of(servers, "NS")?.map((one) => registrableDomain(String("data" in one ? one.data : "")));
  return {
    domain,
    isSigned: signers === undefined ? null : (of(signers, "DS")?.length ?? 0) > 0,
    hasCaa: authorities === undefined ? null : (of(authorities, "CAA")?.length ?? 0) > 0,
    nameserverDomains: named === undefined ? null : new Set(named).size,
    isTransferLocked,
  };
};
