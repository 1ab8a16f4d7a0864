import { expect } from "chai";
import check from "../../../src/assess/checks/riqI02.ts";
import type { OperatorSet } from "../../../src/assess/oracleFacts.ts";
import { askOf, describeCheck } from "../checkCases.ts";
import { fact, tags, voice } from "../factsParts.ts";

/** Seven operators, of which some are shared. */
const nodes = (name: string, bar: number, shared: readonly string[], isBft = false): OperatorSet => ({
  members: [...shared, ...Array.from({ length: 7 - shared.length }, (_, place) => `${name}${place}`)],
  bar,
  isBft,
});

const sets = (one: OperatorSet | null, other: OperatorSet | null) => fact([one, other, nodes("c", 4, [])]);

describeCheck(check, {
  class: "S",
  cases: [
    [
      "fails where two voices have the same operators by their words",
      { oracle: { tags: tags({ operators: "x" }, { operators: "x" }) } },
      0,
    ],
    ["is unknown while the operators of one are", { oracle: { tags: tags({ operators: null }) } }, null],
    [
      "passes where sets share fewer than stop the smaller",
      { oracle: { operatorSets: sets(nodes("a", 4, ["x", "y", "z"]), nodes("b", 4, ["x", "y", "z"])) } },
      1,
    ],
    [
      "fails where they share as many as stop the smaller",
      {
        oracle: {
          operatorSets: sets(nodes("a", 4, ["w", "x", "y", "z"]), nodes("b", 4, ["w", "X", "y", "z"])),
        },
      },
      0,
    ],
    [
      "fails where they share as many as make a signature of the smaller",
      { oracle: { operatorSets: sets(nodes("a", 2, ["x", "y"]), nodes("b", 5, ["x", "y"])) } },
      0,
    ],
    [
      "asks for a third and one more where sets agree as Byzantine fault tolerance asks",
      {
        oracle: { operatorSets: sets(nodes("a", 5, ["x", "y", "z"], true), nodes("b", 5, ["x", "y"], true)) },
      },
      1,
    ],
    [
      "fails at a third and one more",
      {
        oracle: {
          operatorSets: sets(nodes("a", 5, ["x", "y", "z"], true), nodes("b", 5, ["x", "y", "z"], true)),
        },
      },
      0,
    ],
    [
      "takes words where a set was not read",
      {
        oracle: {
          operatorSets: sets(null, nodes("b", 4, [])),
          tags: tags({ operators: "x" }, { operators: "x" }),
        },
      },
      0,
    ],
    [
      "fails on two sets whatever is not known of the third",
      {
        oracle: {
          tags: undefined,
          operatorSets: fact([
            nodes("a", 4, ["w", "x", "y", "z"]),
            nodes("b", 4, ["w", "x", "y", "z"]),
            null,
          ]),
        },
      },
      0,
    ],
    [
      "is unknown while neither set nor word is known of one",
      { oracle: { tags: undefined, operatorSets: fact([nodes("a", 4, []), nodes("b", 4, []), null]) } },
      null,
    ],
    ["fails with one voice", { oracle: { voices: fact([voice("one")]) } }, 0],
  ],
});

describe("RIQ-I02: what it rests on", () => {
  const classOf = (...read: readonly (OperatorSet | null)[]) =>
    askOf(check, { oracle: { operatorSets: fact(read) } }).map((verdict) => verdict.class);
  const [one, two, three] = [nodes("a", 4, []), nodes("b", 4, []), nodes("c", 4, [])];

  it("is the chain alone where every set was read, whatever words say", () => {
    expect(classOf(one, two, three)).to.deep.equal(["C"]);
  });

  it("is words too where a set was not read", () => {
    expect(classOf(one, two, null)).to.deep.equal(["S"]);
    expect(classOf(one, two)).to.deep.equal(["S"]);
  });
});
