import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";

/** What a provider changed on a day, as data/provider-changes.json has it, with sources. */
export interface ProviderChange {
  readonly id: string;
  /** As the directory of feeds names it. */
  readonly provider: string;
  /** On which it took effect, as YYYY-MM-DD. */
  readonly date: string;
  readonly what: string;
  readonly concerns: readonly ("provider" | "feeds")[];
  /** All chains where left out; the same for pairs and for adapters. */
  readonly chains?: readonly number[];
  readonly pairs?: readonly string[];
  readonly adapters?: readonly string[];
  readonly sources: readonly object[];
}

let read: readonly ProviderChange[] | undefined;

/** All known changes, the oldest first; read once, when first asked. */
export const providerChanges = (): readonly ProviderChange[] => {
  read ??= JSON.parse(readFileSync(join(PACKAGE_ROOT, "data", "provider-changes.json"), "utf8"))
    .changes as readonly ProviderChange[];
  return read;
};
