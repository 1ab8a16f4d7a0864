import { expect } from "chai";
import fc from "fast-check";
import { applyRules, loadRules } from "../../src/lint/lint.ts";
import { lintText } from "../../src/lint/report.ts";
import { sarifLog } from "../../src/lint/sarif.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { SHIPPED, textOf } from "../lint/specEdits.ts";
import { Problem } from "../../src/problem.ts";

const RUNS = process.env["HOLDFAST_DEEP"] === "1" ? 5_000 : 300;
/** So that a failure is the same everywhere. */
const SEED = 0x484f4c44;
/** More than any stack takes. */
const DEPTH = 50_000;

/** Stands for the deep value until all changes are made: no other code should walk it. */
const DEEP = "<deep>";

const deep = (): unknown => {
  let value: unknown = "end";
  for (let depth = 0; depth < DEPTH; depth += 1) value = depth % 2 === 0 ? [value] : { a: value };
  return value;
};

type Holder = Record<string, unknown>;
const isHolder = (value: unknown): value is Holder => typeof value === "object" && value !== null;

/** Every entry of an object or list, with what holds it. */
const entriesOf = (root: unknown): { holder: Holder; key: string }[] => {
  if (!isHolder(root)) return [];
  return Object.keys(root).flatMap((key) => [{ holder: root, key }, ...entriesOf(root[key])]);
};

const oddValue = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      null,
      true,
      0,
      -1,
      1,
      2 ** 32,
      1e308,
      0.1,
      "",
      "0",
      "-1",
      "\u0000",
      "💥",
      "..",
      [],
      {},
      "constructor",
      "toString",
    ),
  },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.string({ unit: "binary" }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "9".repeat(100_000),
      "0x",
      `0x${"f".repeat(40)}`,
      "1".repeat(61),
      "0.".padEnd(60, "0"),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.constant(DEEP) },
);

/** One change of a spec; the numbers choose where. */
const change = fc.record({
  kind: fc.constantFrom("delete", "replace", "duplicate", "swap", "rename", "hide", "scale"),
  place: fc.nat(),
  other: fc.nat(),
  value: oddValue,
  name: fc.oneof(fc.constantFrom("__proto__", "constructor", "hasOwnProperty", "é", " ", "A/B"), fc.string()),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Writes an entry of one's own, whatever its name. */
const put = (holder: Holder, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

const mutate = (root: unknown, { kind, place, other, value, name }: Change): void => {
  const entries = entriesOf(root);
  const target = entries[place % entries.length];
  const second = entries[other % entries.length];
  if (target === undefined || second === undefined) return;
  const { holder, key } = target;
  const current = holder[key];
  if (kind === "delete") {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else if (kind === "replace") put(holder, key, value);
  else if (kind === "hide") put(holder, "__proto__", value);
  else if (kind === "scale")
    put(holder, key, typeof current === "number" ? current * 10 ** (other % 12) : value);
  else if (kind === "rename") {
    delete holder[key];
    put(holder, name, current);
  } else {
    const copy = structuredClone(second.holder[second.key]);
    if (Array.isArray(holder)) holder.push(copy);
    else put(holder, kind === "swap" ? key : `${key}-copy`, copy);
  }
};

const rules = await loadRules();
const texts = SHIPPED.map(textOf);

/** What becomes of a spec: findings, or a sentence a problem. */
const outcomeOf = (root: unknown): string => {
  try {
    const findings = applyRules(rules, parseSpec(root, "spec.json"));
    sarifLog("spec.json", "{}", findings, rules);
    lintText("spec.json", findings);
    return "findings";
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    for (const line of failure.message.split("\n")) expect(line).to.match(/^spec\.json: .*[^.]\.$/su);
    expect(failure.sentences).to.not.have.lengthOf(0);
    expect(failure.message).to.not.match(/\n\s+at /);
    return "refused";
  }
};

describe("a mutated spec", () => {
  it("is judged or refused in sentences, never by a stack trace", () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 3 }), (which, changes) => {
        const root: unknown = JSON.parse(texts[which % texts.length] ?? "");
        for (const one of changes) mutate(root, one);
        for (const { holder, key } of entriesOf(root)) if (holder[key] === DEEP) put(holder, key, deep());
        outcomes.add(outcomeOf(root));
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect([...outcomes].sort()).to.deep.equal(["findings", "refused"]);
  });
});
