import { join } from "node:path";
import { expect } from "chai";
import { lintSpec } from "../../src/lint/lint.ts";
import { directoryDate, knownFeedOf, knownFeeds } from "../../src/spec/knownFeeds.ts";
import type { FeedSpec, Spec } from "../../src/spec/schema.ts";
import { parseSpec, readSpec } from "../../src/spec/spec.ts";
import { SHIPPED, textOf } from "../lint/specEdits.ts";
import { projectRoot } from "../meta/testNames.ts";

const LIVE = ["mainnet", "arbitrum", "base"] as const;
const FEWEST_PAIRS = 6;
/** Of ETH/USD on mainnet. */
const FEWEST_PROVIDERS = 4;

const specOf = (name: (typeof SHIPPED)[number]): Spec => parseSpec(JSON.parse(textOf(name)), name);

/** What a row says of a feed, in the words of a spec; an adapter has decimals of its own. */
const factsOf = ({ provider, pair, valuation, heartbeatSeconds, deviationBps, origin }: FeedSpec) => ({
  provider,
  pair,
  valuation,
  heartbeatSeconds,
  deviationBps,
  origin,
});

describe("the shipped specs", () => {
  for (const name of SHIPPED) {
    it(`pass the lint without an error or a warning: ${name}`, async () => {
      const findings = await lintSpec(await readSpec(join(projectRoot, "deploy", `${name}.json`)));
      expect(findings.filter(({ severity }) => severity !== "note")).to.deep.equal([]);
    });

    it(`point editors to the schema: ${name}`, () => {
      expect(specOf(name).$schema).to.equal("./spec.schema.json");
    });
  }

  for (const name of LIVE) {
    it(`have at least ${FEWEST_PAIRS} pairs: ${name}`, () => {
      expect(Object.keys(specOf(name).oracles)).to.have.length.of.at.least(FEWEST_PAIRS);
    });

    it(`say of every feed what its row of the directory says: ${name}`, () => {
      const { network, feeds } = specOf(name);
      for (const [key, feed] of Object.entries(feeds)) {
        const row = knownFeedOf(network.chainId, feed);
        expect(row, key).to.not.equal(undefined);
        if (row === undefined) continue;
        const { provider, pair, valuation, heartbeatSeconds, deviationBps, source } = row;
        const wanted = { provider, pair, valuation, heartbeatSeconds, deviationBps, origin: source };
        expect(factsOf(feed), key).to.deep.equal(wanted);
        if (feed.adapter === undefined) expect(feed.decimals, key).to.equal(row.decimals);
        expect(feed.svr, key).to.equal(row.svrProgram);
        expect(feed.reviewed, key).to.deep.equal({ facts: source.commitDate, on: directoryDate() });
      }
    });

    it(`group sources as the directory does: ${name}`, () => {
      const { network, feeds, oracles } = specOf(name);
      const sources = Object.values(oracles).flatMap((oracle) => oracle.sources);
      const groups = sources.map(({ feed: key, group }) => {
        const feed = feeds[key];
        return { key, group, wanted: feed && knownFeedOf(network.chainId, feed)?.independenceGroup };
      });
      expect(groups.filter(({ group, wanted }) => group !== wanted)).to.deep.equal([]);
    });
  }

  it("price ETH/USD on mainnet by at least four independent providers", () => {
    const { oracles, feeds } = specOf("mainnet");
    const keys = oracles["ETH/USD"]?.sources.map(({ feed }) => feed) ?? [];
    const providers = new Set(keys.map((key) => feeds[key]?.provider));
    expect(providers.size).to.be.at.least(FEWEST_PROVIDERS);
  });

  it("let no oracle be led by a feed that only a sponsor pushes", () => {
    for (const name of LIVE) {
      const { network, feeds, oracles } = specOf(name);
      for (const [pair, { sources }] of Object.entries(oracles)) {
        const first = feeds[sources[0]?.feed ?? ""];
        const row = first && knownFeedOf(network.chainId, first);
        expect(row, pair).to.not.equal(undefined);
        expect(row?.sponsoredPush, pair).to.not.equal(true);
      }
    }
  });

  it("say of no entry what was true before its provider changed", () => {
    for (const text of SHIPPED.map(textOf))
      expect(text).to.not.match(/Wormhole|18 August 2026|Pyth recommends/);
  });

  for (const name of ["arbitrum", "base"] as const) {
    it(`ask for the sequencer by the directory's feed: ${name}`, () => {
      const { sequencer, chainId } = specOf(name).network;
      const row = knownFeeds().find(
        (known) => known.kind === "sequencer-uptime" && known.chainId === chainId,
      );
      expect(sequencer?.feed).to.equal(row?.address);
      expect(sequencer?.origin).to.deep.equal(row?.source);
    });
  }
});
