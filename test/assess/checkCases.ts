import { expect } from "chai";
import type { Check } from "../../src/assess/check.ts";
import type { EvidenceClass } from "../../src/assess/evidence.ts";
import type { OracleFacts } from "../../src/assess/oracleFacts.ts";
import { NOTHING_KNOWN, type ProtocolFacts } from "../../src/assess/protocolFacts.ts";
import { DEFAULT_RULESET, type RulesetName } from "../../src/assess/rulesetNames.ts";
import type { Outcome, Verdict } from "../../src/assess/verdict.ts";
import { cleanOracle, cleanProtocol } from "./factsParts.ts";

/** The cases of one check: what it says of facts of which every check says 1, with edits. */

/** What is other than with the clean facts. */
export interface Edits {
  readonly oracle?: Partial<OracleFacts>;
  readonly protocol?: Partial<ProtocolFacts>;
  /** All oracles, where more than one is looked at. */
  readonly oracles?: readonly OracleFacts[];
  readonly ruleset?: RulesetName;
}

/** An outcome, or one for each part. */
export type Expected = Outcome | Readonly<Record<string, Outcome>>;

/** A title that begins with what the check does, the edits, the outcome, and the sentence where that is held too. */
export type CheckCase = readonly [title: string, edits: Edits, expected: Expected, sentence?: string];

const listed = (answer: Verdict | readonly Verdict[]): readonly Verdict[] =>
  Array.isArray(answer) ? answer : [answer as Verdict];

/** Asks a check. */
export const askOf = (
  check: Check,
  { oracle = {}, protocol = {}, oracles, ruleset = DEFAULT_RULESET }: Edits,
): readonly Verdict[] => {
  const [one, all] = [cleanOracle(oracle), cleanProtocol(protocol)];
  return check.scope === "oracle"
    ? listed(check.evaluate(one, ruleset, all))
    : listed(check.evaluate(all, ruleset, oracles ?? [one]));
};

const outcomesOf = (verdicts: readonly Verdict[]): Expected => {
  const [only] = verdicts;
  if (verdicts.length === 1 && only !== undefined && only.part === undefined) return only.outcome;
  return Object.fromEntries(verdicts.map(({ part, outcome }) => [part ?? "", outcome]));
};

const SENTENCE = /^\S.*[^ .]\.$/s;

/** What holds of every verdict. */
const requireWhole = (verdicts: readonly Verdict[]): void => {
  expect(verdicts.length).to.be.greaterThan(0);
  for (const { outcome, class: evidenceClass, evidence, message } of verdicts) {
    expect(evidenceClass !== null, message).to.equal(typeof outcome === "number");
    if (typeof outcome === "number") expect(evidence, message).to.not.be.empty;
    expect(message)
      .to.match(SENTENCE)
      .and.not.match(/undefined|null|NaN|Infinity/);
  }
};

/** Holds a check to its cases. */
export const describeCheck = (
  check: Check,
  { class: evidenceClass, cases }: { readonly class: EvidenceClass; readonly cases: readonly CheckCase[] },
): void => {
  describe(`${check.id}: ${check.question}`, () => {
    it(`passes where all is well, on evidence of class ${evidenceClass}`, () => {
      const verdicts = askOf(check, {});
      requireWhole(verdicts);
      expect(verdicts.map(({ outcome }) => outcome)).to.deep.equal(verdicts.map(() => 1));
      expect(verdicts.map((verdict) => verdict.class)).to.include(evidenceClass);
    });

    it("is unknown where nothing is known", () => {
      const nothing = { subject: "ETH/USD", weight: 1, class: null, layer: null } as OracleFacts;
      const verdicts =
        check.scope === "oracle"
          ? listed(check.evaluate(nothing, DEFAULT_RULESET, NOTHING_KNOWN))
          : listed(check.evaluate(NOTHING_KNOWN, DEFAULT_RULESET, [nothing]));
      requireWhole(verdicts);
      expect(verdicts.map(({ outcome }) => outcome)).to.deep.equal(verdicts.map(() => null));
    });

    for (const [title, edits, expected, sentence] of cases) {
      it(title, () => {
        const verdicts = askOf(check, edits);
        requireWhole(verdicts);
        expect(outcomesOf(verdicts)).to.deep.equal(expected);
        if (sentence !== undefined) expect(verdicts.map(({ message }) => message)).to.include(sentence);
      });
    }
  });
};
