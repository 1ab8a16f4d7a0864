import { expect } from "chai";
import { graphOf } from "../../src/assess/graph.ts";
import { cleanOracle, voices } from "./factsParts.ts";

const edgesOf = ({ edges }: ReturnType<typeof graphOf>) =>
  edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`);

describe("graphOf", () => {
  it("has each oracle, each source once, and no common cause where nothing is shared", () => {
    const { nodes, edges } = graphOf([cleanOracle(), cleanOracle({ subject: "BTC/USD" })]);
    expect(nodes.map(({ kind }) => kind).sort()).to.deep.equal([
      "source",
      "source",
      "source",
      "subject",
      "subject",
    ]);
    expect(edges).to.have.lengthOf(6);
  });

  it("joins slots of one root, and ties sources to what they share", () => {
    const shared = cleanOracle({
      voices: voices({ provider: "same" }, { root: "0xONE" }, { provider: "same" }),
    });
    const graph = graphOf([shared]);
    expect(graph.nodes.map(({ label }) => label)).to.deep.equal([
      shared.subject,
      "one = two",
      "three",
      "provider: same",
    ]);
    expect(edgesOf(graph)).to.include.members([
      "source:0xone hangs-on cause:provider:same",
      "source:0xthree hangs-on cause:provider:same",
    ]);
  });

  it("takes all but shadows where nothing was drilled, and nothing where nothing is known", () => {
    const undrilled = cleanOracle({ drill: undefined, voices: voices({ role: "Shadow" }) });
    expect(graphOf([undrilled]).nodes.map(({ label }) => label)).to.deep.equal([
      undrilled.subject,
      "two",
      "three",
    ]);
    expect(graphOf([cleanOracle({ voices: undefined })]).edges).to.deep.equal([]);
    expect(graphOf([])).to.deep.equal({ nodes: [], edges: [] });
  });
});
