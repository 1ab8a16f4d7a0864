import { expect } from "chai";
import { AbiCoder, concat, Interface, namehash } from "ethers";
import { CID } from "multiformats/cid";
import { ensOf } from "../../../src/assess/collect/ensName.ts";
import type { NodeConnection } from "../../../src/drill/session.ts";

const NAME = "holdfast.eth";
const RESOLVER = "0x231b0Ee14048e9dCcD1d247744d114a4EB5E8E63";
const ABI = new Interface([
  "function resolver(bytes32) view returns (address)",
  "function contenthash(bytes32) view returns (bytes)",
]);
const OLD = CID.parse("QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPbdG");
const OTHER = CID.parse("QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn");

const hashOf = (cid: CID): string => concat(["0xe301", cid.toV1().bytes]);

/** Chain 1 as far as it is asked. */
const chain = (content: string, resolver = RESOLVER): NodeConnection => ({
  name: "chain 1",
  request: async (_, [call]) => {
    const { data } = call as { readonly data: string };
    const coder = AbiCoder.defaultAbiCoder();
    if (data === ABI.encodeFunctionData("resolver", [namehash(NAME)]))
      return coder.encode(["address"], [resolver]);
    if (data === ABI.encodeFunctionData("contenthash", [namehash(NAME)]))
      return coder.encode(["bytes"], [content]);
    throw new Error("execution reverted");
  },
});

describe("an ENS name", () => {
  it("points to the released build, whichever version its id has", async () => {
    expect(await ensOf(chain(hashOf(OLD)), NAME, OLD)).to.deep.equal({ name: NAME, pointsTo: "cid" });
    expect(await ensOf(chain(hashOf(OLD)), NAME, OLD.toV1() as CID)).to.deep.equal({
      name: NAME,
      pointsTo: "cid",
    });
  });

  it("points to something else, or to a name that may move", async () => {
    expect(await ensOf(chain(hashOf(OTHER)), NAME, OLD)).to.include({ pointsTo: "other" });
    expect(await ensOf(chain("0xe5010172"), NAME, OLD)).to.include({ pointsTo: "ipns" });
    expect(await ensOf(chain("0xe40101fa"), NAME, OLD)).to.include({ pointsTo: "other" });
    expect(await ensOf(chain("0x"), NAME, OLD)).to.include({ pointsTo: "other" });
  });

  it("is not known without a resolver, or where the answer is elsewhere", async () => {
    expect(await ensOf(chain(hashOf(OLD), `0x${"00".repeat(20)}`), NAME, OLD)).to.equal(undefined);
    const elsewhere: NodeConnection = {
      name: "chain 1",
      request: async () => {
        throw new Error("execution reverted: 0x556f1830");
      },
    };
    expect(await ensOf(elsewhere, NAME, OLD)).to.equal(undefined);
  });
});
