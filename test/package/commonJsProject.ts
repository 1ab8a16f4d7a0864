import { expect } from "chai";
import { type ChainOverHttp, PRICE } from "./chainOverHttp.ts";
import { COMMON_JS_USE } from "./consumerSources.ts";
import { createProject, endingOf, type PackedPackage, start, typeCheck } from "./packedProject.ts";

/** Tests a project without modules, in which a library's types are other ones than in a project with them. */
export const describeCommonJsProject = (packed: () => PackedPackage, chain: () => ChainOverHttp): void => {
  describe("in a CommonJS project with ethers and viem", () => {
    let project: string;

    before(async () => {
      project = await createProject(packed(), "with-common-js", ["ethers", "viem"], {
        "package.json": JSON.stringify({ name: "with-common-js", private: true }),
        "read.ts": COMMON_JS_USE,
      });
    });

    for (const options of [
      ["--module", "nodenext"],
      ["--module", "commonjs", "--moduleResolution", "node10"],
      ["--module", "preserve", "--moduleResolution", "bundler"],
    ]) {
      it(`has the libraries' own types with ${options.join(" ")}`, async () => {
        expect(await typeCheck(project, options)).to.deep.equal({ code: 0, output: "" });
      });
    }

    it("reads the price through both, and has one class for each error", async () => {
      const emit = ["--noEmit", "false", "--allowImportingTsExtensions", "false", "--outDir", "out"];
      expect(await typeCheck(project, emit)).to.deep.equal({ code: 0, output: "" });
      const where = { RPC_URL: chain().url, ORACLE: chain().oracle };
      expect(await endingOf(start(project, ["out/read.js"], where))).to.deep.equal({
        code: 0,
        output: `${`${PRICE}n\n`.repeat(4)}true holdfast-entry\n`,
      });
    });
  });
};
