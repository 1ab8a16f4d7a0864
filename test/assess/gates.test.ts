import { expect } from "chai";
import type { CheckGate } from "../../src/assess/check.ts";
import { gradeGates, heldGates } from "../../src/assess/gates.ts";
import { row } from "./scoreParts.ts";

const held = (rows: Parameters<typeof heldGates>[0]) => heldGates(rows).map(({ name }) => name);
const unknown = { outcome: null, class: null } as const;

/** Gate, check, cap, and where it holds: below half or below all, while unknown, on any row at 0. */
const EXPECTED: readonly (readonly [string, string, CheckGate["cap"], number, boolean, boolean])[] = [
  ["G1", "RIQ-O01", "D", 0.5, false, false],
  ["G2", "RIQ-O08", "D", 1, false, false],
  ["G3", "RIQ-O02", "D", 1, false, false],
  ["G4", "RIQ-O03", "C", 1, false, false],
  ["G5", "RIQ-R02", "B", 1, true, false],
  ["G6", "RIQ-O04", "C", 1, true, false],
  ["G7", "RIQ-F01", "D", 0.5, false, true],
  ["G8", "RIQ-C01", "D", 0.5, false, true],
  ["G9", "RIQ-I09", "C", 1, false, false],
];

describe("the gates", () => {
  it("are nine, in the order of their numbers", () => {
    expect(gradeGates().map(({ name, check, cap }) => [name, check, cap])).to.deep.equal(
      EXPECTED.map(([name, check, cap]) => [name, check, cap]),
    );
  });

  for (const [name, check, , below, holdsUnknown, holdsOnAny] of EXPECTED) {
    it(`${name} holds where ${check} is below ${below}, and not at it`, () => {
      expect(held([row(check, { outcome: below })])).to.deep.equal([]);
      expect(held([row(check, { outcome: below - 0.001 })])).to.deep.equal([name]);
    });

    it(`${name} ${holdsUnknown ? "holds" : "does not hold"} while ${check} is unknown, and never where it does not apply`, () => {
      expect(held([row(check, unknown)])).to.deep.equal(holdsUnknown ? [name] : []);
      expect(held([row(check, { outcome: "na", class: null })])).to.deep.equal([]);
      expect(held([])).to.deep.equal([]);
    });

    it(`${name} ${holdsOnAny ? "holds" : "holds by the mean alone"} where a tenth of the value fails`, () => {
      const rows = [row(check, { share: 9 }), row(check, { outcome: 0 })];
      const isHeld = below === 1 || holdsOnAny;
      expect(held(rows)).to.deep.equal(isHeld ? [name] : []);
    });

    it(`${name} holds on what is certain, whatever is unknown beside it`, () => {
      const rows = [row(check, { share: 6, outcome: 0 }), row(check, { share: 4, ...unknown })];
      expect(held(rows)).to.deep.equal([name]);
    });
  }

  it("take a half for a half, though sums of shares are not exact", () => {
    const rows = [0.1, 0.2, 0.3].map((share) => row("RIQ-O01", { share, outcome: share === 0.3 ? 0 : 1 }));
    expect(held(rows)).to.deep.equal([]);
  });
});
