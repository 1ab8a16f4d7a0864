import { expect } from "chai";
import { agreed, lackingFor, middle, reached } from "../../src/transport/agreement.ts";
import { Endpoint } from "../../src/transport/endpoint.ts";
import { failed, type Outcome, type RpcError } from "../../src/transport/outcome.ts";
import type { Ballot } from "../../src/transport/poll.ts";
import { readTransportOptions } from "../../src/transport/transportOptions.ts";

const settings = readTransportOptions({
  endpoints: ["http://one.test", "http://two.test", "http://three.test"],
  chainId: 1,
});
const endpoints = settings.endpoints.map(
  (endpoint) => new Endpoint(endpoint, settings, new AbortController().signal),
);

const ballotsOf = (...outcomes: readonly Outcome[]): Ballot[] =>
  outcomes.flatMap((outcome, index) => {
    const endpoint = endpoints[index];
    return endpoint === undefined ? [] : [{ endpoint, outcome }];
  });

const result = (value: unknown): Outcome => ({ kind: "result", result: value });
const revert = (data: unknown, message = "execution reverted"): Outcome => ({
  kind: "revert",
  error: { code: 3, message, data },
});
const refusal = (code: number): Outcome => ({
  kind: "refusal",
  error: { code, message: "no" } satisfies RpcError,
});
const down = failed("timeout", "did not answer");

const RUNNING = { isOver: false, isLate: false };
const LATE = { isOver: false, isLate: true };
const OVER = { isOver: true, isLate: true };
const TWO = { votes: 2 };

describe("agreed", () => {
  it("takes what two say, and names the third as outvoted", () => {
    const ballots = ballotsOf(result("0xbad"), result("0x1"), result("0x1"));
    expect(agreed(TWO)(ballots, RUNNING)).to.deep.equal({
      outcome: result("0x1"),
      outvoted: ballots.slice(0, 1),
    });
  });

  it("waits while only one has answered", () => {
    expect(agreed(TWO)(ballotsOf(result("0x1"), down), RUNNING)).to.equal(undefined);
  });

  it("gives nothing where two differ and nobody is left", () => {
    expect(agreed(TWO)(ballotsOf(result("0x1"), result("0x2"), down), OVER)).to.equal(undefined);
  });

  it("takes hexadecimal in either case for the same", () => {
    expect(agreed(TWO)(ballotsOf(result("0xAB"), result("0xab")), RUNNING)?.outcome).to.deep.equal(
      result("0xAB"),
    );
  });

  it("takes a revert for an answer, whatever the node calls it", () => {
    const ballots = ballotsOf(revert("0xAABB"), revert({ data: "0xaabb" }, "VM Exception"));
    expect(agreed(TWO)(ballots, RUNNING)?.outcome).to.deep.equal(revert("0xAABB"));
  });

  it("takes a revert with other bytes for another answer", () => {
    expect(agreed(TWO)(ballotsOf(revert("0xaa"), revert("0xbb")), OVER)).to.equal(undefined);
  });

  it("takes a refusal only where nobody is left who might do better", () => {
    const ballots = ballotsOf(refusal(-32_601), refusal(-32_601));
    expect(agreed(TWO)(ballots, RUNNING)).to.equal(undefined);
    expect(agreed(TWO)(ballots, OVER)?.outcome).to.deep.equal(refusal(-32_601));
  });

  it("never counts a failure as a vote", () => {
    expect(agreed(TWO)(ballotsOf(down, down, down), OVER)).to.equal(undefined);
  });

  it("says of a thing that only one knows that it is not known", () => {
    const lookup = { votes: 2, isLookup: true } as const;
    const ballots = ballotsOf(result({ hash: "0x1" }), result(null), down);
    expect(agreed(lookup)(ballots, RUNNING)).to.equal(undefined);
    expect(agreed(lookup)(ballots, OVER)?.outcome).to.deep.equal(result(null));
  });

  it("does not say so where too few have answered", () => {
    expect(agreed({ votes: 2, isLookup: true })(ballotsOf(result(null), down, down), OVER)).to.equal(
      undefined,
    );
  });
});

describe("lackingFor", () => {
  it("counts what the largest group lacks", () => {
    expect(lackingFor(TWO)([])).to.equal(2);
    expect(lackingFor(TWO)(ballotsOf(result("0x1"), down))).to.equal(1);
    expect(lackingFor(TWO)(ballotsOf(result("0x1"), result("0x2")))).to.equal(1);
    expect(lackingFor(TWO)(ballotsOf(result("0x1"), result("0x2"), result("0x1")))).to.equal(0);
  });
});

describe("middle", () => {
  it("takes the middle of three, so that a liar moves nothing", () => {
    const ballots = ballotsOf(result(`0x${"f".repeat(60)}`), result("0x5"), result("0x7"));
    expect(middle(TWO, "lower")(ballots, OVER)?.outcome).to.deep.equal(result("0x7"));
    expect(middle(TWO, "upper")(ballots, OVER)?.outcome).to.deep.equal(result("0x7"));
  });

  it("takes the lower or the upper of two", () => {
    const ballots = ballotsOf(result("0x5"), result("0x7"), down);
    expect(middle(TWO, "lower")(ballots, OVER)?.outcome).to.deep.equal(result("0x5"));
    expect(middle(TWO, "upper")(ballots, OVER)?.outcome).to.deep.equal(result("0x7"));
  });

  it("waits for the third until it is late", () => {
    const ballots = ballotsOf(result("0x5"), result("0x7"));
    expect(middle(TWO, "lower")(ballots, RUNNING)).to.equal(undefined);
    expect(middle(TWO, "lower")(ballots, LATE)?.outcome).to.deep.equal(result("0x5"));
  });

  it("gives nothing for one estimate where two are needed", () => {
    expect(middle(TWO, "lower")(ballotsOf(result("0x5"), down, down), OVER)).to.equal(undefined);
  });

  it("leaves out what is no quantity", () => {
    expect(middle(TWO, "lower")(ballotsOf(result("much"), result("0x7"), result(null)), OVER)).to.equal(
      undefined,
    );
  });

  it("answers with the revert that two estimate", () => {
    const ballots = ballotsOf(result("0x5"), revert("0xaa"), revert("0xaa"));
    expect(middle(TWO, "upper")(ballots, OVER)?.outcome).to.deep.equal(revert("0xaa"));
  });
});

describe("reached", () => {
  for (const [nonces, nonce] of [
    [["0xffffffffffff", "0x5", "0x5"], "0x5"],
    [["0x0", "0x5", "0x5"], "0x5"],
    [["0x4", "0x5", "0x5"], "0x5"],
    [["0x5", "0x4", "0x4"], "0x4"],
    [["0xffffffffffff", "0x5", "0x4"], "0x5"],
  ] as const) {
    it(`takes ${nonce} of ${nonces.join(", ")}`, () => {
      expect(reached(TWO)(ballotsOf(...nonces.map(result)), OVER)?.outcome).to.deep.equal(result(nonce));
    });
  }
});
