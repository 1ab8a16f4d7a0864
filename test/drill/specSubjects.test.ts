import { expect } from "chai";
import { specSubjects } from "../../src/drill/specSubjects.ts";
import { parseSpec, readSpec } from "../../src/spec/spec.ts";

const ADDRESS = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const FEED = "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512";

const specWith = async (parts: object) => parseSpec({ ...(await readSpec("deploy/local.json")), ...parts });

describe("what a spec says is to be drilled", () => {
  it("is nothing of its own oracles where nothing was deployed: they are named", async () => {
    const { subjects, missing } = specSubjects(await readSpec("deploy/local.json"), undefined);
    expect(subjects).to.deep.equal([]);
    expect(missing).to.deep.equal(["ETH/USD", "USDC/USD"]);
  });

  it("is every subject that is not ours, with what is known of it", async () => {
    const generic = {
      reader: "generic",
      address: ADDRESS,
      call: "latestRoundData()",
      feeds: [FEED],
      asset: "ETH",
      weight: 0.4,
    };
    const { subjects } = specSubjects(await specWith({ subjects: { lending: generic } }), undefined);
    expect(subjects).to.have.lengthOf(1);
    expect(subjects[0]).to.deep.include({ name: "lending", address: ADDRESS, reader: "generic" });
    const { feedFacts: _, ...hints } = subjects[0]?.hints ?? {};
    expect(hints).to.deep.equal({
      call: "latestRoundData()",
      feeds: [FEED],
      asset: "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE",
    });
  });

  it("leaves out a name of an asset that the spec does not have: it tells people alone", async () => {
    const spec = await specWith({
      subjects: { x: { address: ADDRESS, asset: "Gold" }, y: { address: ADDRESS, asset: FEED } },
    });
    const [named, placed] = specSubjects(spec, undefined).subjects;
    expect(named?.hints.asset).to.equal(undefined);
    expect(placed?.hints.asset).to.equal(FEED);
  });

  it("has the consumers of the spec", async () => {
    const vault = {
      address: ADDRESS,
      from: FEED,
      oracle: "ETH/USD",
      calls: [{ call: "borrow(uint256)", args: ["1"] }],
    };
    const { consumers } = specSubjects(await specWith({ consumers: { vault } }), undefined);
    expect(consumers).to.deep.equal([
      {
        name: "vault",
        address: ADDRESS,
        from: FEED,
        inSequence: false,
        oracle: "ETH/USD",
        calls: [{ call: "borrow(uint256)", args: ["1"] }],
      },
    ]);
  });
});
