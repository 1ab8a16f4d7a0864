import { loadFolder } from "../../src/files/folderRegistry.ts";
import type { CasesOfRule, RuleCase } from "./caseParts.ts";

const loaded = await loadFolder<CasesOfRule>(new URL("cases/", import.meta.url), ({ rule }) => rule);

/** All cases of each rule, by its id: a file of `cases/` each, called like the rule. */
export const RULE_CASES: Readonly<Record<string, readonly RuleCase[]>> = Object.fromEntries(
  [...loaded].map(([rule, { cases }]) => [rule, cases]),
);
