import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Described, describedPair } from "../../src/lint/describedPair.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { projectRoot } from "../meta/testNames.ts";
import { SHIPPED, textOf } from "./specEdits.ts";

const CASES: readonly (readonly [description: string, pair: string, says: Described])[] = [
  ["ETH / USD", "ETH/USD", "same"],
  ["ETH/USD", "ETH/USD", "same"],
  ["eth-usd by somebody", "ETH/USD", "same"],
  ["Crypto.ETH/USD", "ETH/USD", "same"],
  ["Calculated MaticX / USD", "MaticX/USD", "same"],
  ["SPYon-USD (Calculated)", "SPYon/USD", "same"],
  ["wstETH / USD Calculated", "wstETH/USD", "same"],
  ["wstETH-stETH Exchange Rate", "wstETH/stETH", "same"],
  ["weETH__eETH_Exchange_Rate", "weETH/eETH", "same"],
  ["STETH / ETH", "stETH/ETH", "same"],
  ["Price of ETH / USD - Standard, 24/7", "ETH/USD", "same"],
  ["Redstone Price Feed", "ETH/USD", "nothing"],
  ["RedStone Price Feed for ETH", "ETH/USD", "same"],
  ["RedStone Price Feed for weETH_FUNDAMENTAL", "weETH/ETH", "same"],
  ["RedStone Price Feed for wstETH/stETH", "wstETH/stETH", "same"],
  ["Price Feed for Arbitrum", "ETH/USD", "nothing"],
  ["Multi-Feed, cross-chain", "ETH/USD", "nothing"],
  ["Feed", "ETH/USD", "nothing"],
  ["", "ETH/USD", "nothing"],
  ["USD feed", "ETH/USD", "nothing"],
  ["a link to the documentation", "ETH/USD", "nothing"],
  ["ETH / USD", "WETH/USD", "same"],
  ["BTC / USD", "ETH/USD", "other"],
  ["ETH / BTC", "ETH/USD", "other"],
  ["USD / ETH", "ETH/USD", "other"],
  ["Calculated wstETH / USD", "ETH/USD", "other"],
  ["SPYon-USD (Calculated)", "ETH/USD", "other"],
  ["RedStone Price Feed for BTC", "ETH/USD", "other"],
  ["RedStone Price Feed for SOLVBTC", "ETH/USD", "other"],
  ["RedStone Price Feed for stETH", "ETH/USD", "other"],
  ["BTC / USD", "WBTC/USD", "other"],
  ["RedStone Price Feed for ETH", "wstETH/ETH", "other"],
  ["L2 Sequencer Uptime Status Feed", "ETH/USD", "nothing"],
];

/** What a feed without a description of its own says, by what its contracts have in common. */
const REDSTONE_SPELLINGS = (base: string) => [
  "Redstone Price Feed",
  "RedStone Price Feed",
  `RedStone Price Feed for ${base}`,
  `RedStone Price Feed for ${base}/USD`,
];

interface DescribedRow {
  readonly id: string;
  readonly kind: string;
  readonly pair: string;
  readonly onChainDescription?: string;
  readonly upstreamName?: string;
}

describe("describedPair", () => {
  for (const [description, pair, says] of CASES) {
    it(`takes "${description}" on ${pair} for ${says}`, () => {
      expect(describedPair(description, pair)).to.equal(says);
    });
  }

  it("takes no RedStone feed of the shipped specs for another's, in any of its spellings", () => {
    const feeds = SHIPPED.filter((name) => name !== "local").flatMap((name) =>
      Object.values(parseSpec(JSON.parse(textOf(name))).feeds).filter(
        ({ provider }) => provider === "redstone",
      ),
    );
    expect(feeds).to.have.lengthOf(14);
    for (const { pair } of feeds) {
      for (const spelling of REDSTONE_SPELLINGS(pair.split("/")[0] ?? "")) {
        expect(describedPair(spelling, pair), spelling).to.not.equal("other");
      }
    }
  });

  const rows: readonly DescribedRow[] = JSON.parse(
    readFileSync(join(projectRoot, "data", "feeds.json"), "utf8"),
  ).feeds;
  const spelled = rows.flatMap(({ id, kind, pair, onChainDescription, upstreamName }) =>
    kind === "sequencer-uptime"
      ? []
      : [onChainDescription, upstreamName].flatMap((name) =>
          name === undefined ? [] : [{ id, pair, name }],
        ),
  );

  it("takes every description of the directory for its own pair's", () => {
    expect(spelled).to.have.length.above(400);
    expect(spelled.filter(({ pair, name }) => describedPair(name, pair) !== "same")).to.deep.equal([]);
  });

  it("takes every description of the directory for another pair's on a pair that is another", () => {
    const others = spelled.filter(({ pair }) => !pair.endsWith("BTC/USD"));
    expect(others.filter(({ name }) => describedPair(name, "cbBTC/USD") !== "other")).to.deep.equal([]);
  });
});
