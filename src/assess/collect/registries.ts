import { z } from "zod";
import { registrableDomain } from "./domains.ts";
import { type FetchRules, safeFetch } from "./safeFetch.ts";

/** What a registry says of a domain, by RDAP (RFC 9083). */

const entitySchema = z.looseObject({ roles: z.array(z.string()).default([]), handle: z.string().optional() });
const replySchema = z.looseObject({
  status: z.array(z.string()).default([]),
  entities: z.array(entitySchema).default([]),
});

/** Where a domain is registered. */
export interface Registration {
  readonly isTransferLocked: boolean;
  /** Handle of the registrar; null where it is not said. */
  readonly registrar: string | null;
  /** Top-level domain, whose registry it is. */
  readonly registry: string;
  readonly sha256: string;
}

const LOCK = /transfer prohibited/i;

/**
 * Asks the registry of a domain.
 * @param bases Addresses by top-level domain.
 * @returns Nothing where no address is named for it, or it does not answer.
 */
export const registrationOf = async (
  host: string,
  bases: Readonly<Record<string, string>>,
  rules: FetchRules,
): Promise<Registration | undefined> => {
  const domain = registrableDomain(host);
  const registry = domain.split(".").at(-1) ?? "";
  const base = bases[registry];
  if (base === undefined) return undefined;
  const fetched = await safeFetch(
    `${base.replace(/\/$/, "")}/domain/${domain}`,
    rules,
    "application/rdap+json",
  );
  if (fetched.problem !== "" || fetched.status !== 200) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(fetched.body.toString("utf8"));
  } catch {
    return undefined;
  }
  const parsed = replySchema.safeParse(value);
  if (!parsed.success) return undefined;
  const registrar = parsed.data.entities.find(({ roles }) => roles.includes("registrar"));
  return {
    isTransferLocked: parsed.data.status.some((status) => LOCK.test(status)),
    registrar: registrar?.handle ?? null,
    registry,
    sha256: fetched.sha256,
  };
};
