import { expect } from "chai";
import { AbiCoder, concat, toBeHex } from "ethers";
import hre from "hardhat";
import { askAll } from "../../src/drill/ask.ts";
import { textIn } from "../../src/drill/replies.ts";
import { requireApart } from "../../src/drill/stagedFeeds.ts";
import { refusalOf } from "../deploy/site.ts";
import { addressOfNew } from "./deployFeeds.ts";
import { findAt, sessionOn } from "./drillStage.ts";

const { ethers, provider } = await hre.network.create();

/** Code that returns these bytes whatever it is asked: PUSH2 size, PUSH1 offset, PUSH0, CODECOPY, PUSH2 size, PUSH0, RETURN. */
const answering = async (place: number, data: string): Promise<string> => {
  const size = toBeHex((data.length - 2) / 2, 2);
  const address = toBeHex(0xfeed_0000n + BigInt(place), 20);
  const code = concat(["0x61", size, "0x600c5f3961", size, "0x5ff3", data]);
  await provider.request({ method: "hardhat_setCode", params: [address, code] });
  return address;
};

describe("what stands at an address", () => {
  it("is no oracle where it answers anything alike: one sentence says so", async () => {
    let tried = 0;
    for (const fill of ["00", "01", "ff"]) {
      for (const words of [1, 2, 4, 5, 7, 9, 20]) {
        tried += 1;
        const address = await answering(tried, `0x${fill.repeat(32 * words)}`);
        const { message, exitCode } = await refusalOf(findAt(provider, address));
        expect(message, `${words} words of ${fill}`).to.match(/^(?:it|0x\w+) /);
        expect(message).not.to.include("\n");
        // Nothing to be seen there, or something of which its reader needs to be told more.
        expect(exitCode).to.be.oneOf([2, 3]);
      }
    }
  });

  it("is no oracle where it is a token, a feed alone, or nothing", async () => {
    const token = await addressOfNew(ethers, "MintableToken", ["WETH", 18]);
    expect((await refusalOf(findAt(provider, token))).message).to.match(/is no oracle that a reader knows/);
    expect((await refusalOf(findAt(provider, `0x${"12".repeat(20)}`))).message).to.match(/has no code/);
    expect((await refusalOf(findAt(provider, token, {}, "aave-oracle"))).message).to.match(
      /does not answer as what the reader "aave-oracle" reads/,
    );
    expect((await refusalOf(findAt(provider, token, {}, "none"))).message).to.match(
      /"none" is no reader; there are aave-oracle, /,
    );
  });

  it("answers nothing where a word within a list is out of its type", async () => {
    const coder = AbiCoder.defaultAbiCoder();
    const types = ["tuple(uint256 first, address[] rest)"];
    const whole = coder.encode(types, [[1n, [`0x${"12".repeat(20)}`]]]);
    const dirty = `${whole.slice(0, -64)}${"ff".repeat(32)}`;
    const session = await sessionOn(provider);
    const replies = await askAll(
      session,
      [await answering(101, whole), await answering(102, dirty)].map((to) => ({
        to,
        signature: "config()",
        returns: types,
      })),
    );
    expect(replies.map((reply) => reply !== undefined)).to.deep.equal([true, false]);
  });

  it("has its name as one line, without what a terminal or a page would act upon", () => {
    const said = (text: string) => textIn([text]);
    expect(said("ETH / USD")).to.equal("ETH / USD");
    expect(said(" ETH\n/\u001b[2JUSD\u202e\u0000 ")).to.equal("ETH / [2JUSD");
    expect(said("x".repeat(1_000))).to.have.lengthOf(80);
    for (const nothing of ["", " \t\n", "\u0000"]) expect(said(nothing)).to.equal(undefined);
    expect(textIn(undefined)).to.equal(undefined);
    expect(textIn([1n])).to.equal(undefined);
  });

  it("may have as many feeds as the word of a cell has bytes, and no more", () => {
    const oracleOf = (count: number) => ({
      name: "it",
      address: `0x${"12".repeat(20)}`,
      data: "0x",
      decode: () => undefined,
      decimals: 8,
      notes: [],
      feeds: Array.from({ length: count }, (_, index) => ({
        feed: toBeHex(index + 1, 20),
        name: String(index),
        maxAge: 1,
        decimals: 8,
      })),
    });
    expect(() => requireApart(oracleOf(31))).not.to.throw();
    expect(() => requireApart(oracleOf(32))).to.throw(/it has 32 feeds, and a drill takes at most 31/);
  });
});
