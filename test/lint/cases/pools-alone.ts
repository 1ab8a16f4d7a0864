import { ADDRESS, ETH_PATH, defineCases, feed, fourth, pool, poolsTwice, source } from "../caseParts.ts";
import { OTHER_SIGNERS } from "../directoryParts.ts";

const poolBesideDai = (made: object) => ({
  "providers > another": OTHER_SIGNERS,
  "feeds > another": { ...made, provider: "another", pair: "DAI/USD" },
  "oracles > DAI/USD > sources > 1": source("another", "another"),
});

export default defineCases("pools-alone", [
  // Chainlink's DAI / USD is made of pools since April 2026.
  {
    base: "mainnet",
    wrong: poolBesideDai(pool({})),
    path: 'oracles["DAI/USD"].quorum',
    severity: "error",
    right: poolBesideDai(feed({ address: ADDRESS })),
  },
  {
    wrong: poolsTwice,
    path: `${ETH_PATH}.quorum`,
    severity: "error",
    right: fourth("valuation", "dex-ema"),
  },
]);
