import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyRules, loadRules } from "../../src/lint/lint.ts";
import type { LiveFacts } from "../../src/lint/live.ts";
import type { Finding } from "../../src/lint/rule.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { projectRoot } from "../meta/testNames.ts";

/** Where in a spec (`oracles > ETH/USD > quorum`), and what to write there; `undefined` removes the entry. */
export type Edits = Readonly<Record<string, unknown>>;

export const SHIPPED = ["local", "mainnet", "arbitrum", "base"] as const;
export type ShippedName = (typeof SHIPPED)[number];

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

export const textOf = (name: ShippedName): string =>
  readFileSync(join(projectRoot, "deploy", `${name}.json`), "utf8");

/** A shipped spec with some entries written anew. */
export const edited = (name: ShippedName, edits: Edits): unknown => {
  const root: unknown = JSON.parse(textOf(name));
  for (const [place, value] of Object.entries(edits)) {
    const keys = place.split(" > ");
    const last = keys.pop() ?? "";
    const holder = keys.reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), root);
    if (!isNode(holder)) throw new Error(`${name} has no ${place}.`);
    if (value === undefined && Array.isArray(holder)) holder.splice(Number(last), 1);
    else if (value === undefined) delete holder[last];
    else holder[last] = value;
  }
  return root;
};

const rules = await loadRules();

/** What the lint finds in a shipped spec with some entries written anew. */
export const findingsOf = (name: ShippedName, edits: Edits, live?: LiveFacts): readonly Finding[] =>
  applyRules(rules, parseSpec(edited(name, edits), name), live);
