// Generated from the NatSpec of contracts/adapters/: `npx hardhat oracle generate`
import type { AdapterEntry } from "./adapterEntry.ts";

/** Every adapter, by the name of its contract. */
export const ADAPTERS = {
  DiaAdapter: {
    title: "One key of a DIA oracle, as a feed",
    provider: "DIA",
    model: "push",
    trust:
      "DIA's updater key, which sets any value and time; the deployment's owner, who replaces the updater.",
    coldGas: 12200,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "oracle", type: "address", documentation: "The DIA oracle." },
      { name: "key", type: "string", documentation: 'Name of the value, for example "ETH/USD".' },
      { name: "oracleDecimals", type: "uint8", documentation: "Decimals of the value, at most 36." },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  UniswapV3TwapAdapter: {
    title: "Time-weighted average price of a Uniswap V3 pool, as a feed",
    provider: "Uniswap V3",
    model: "twap",
    trust: "Whoever can move the pool's price for the length of the window; no admin.",
    coldGas: 20700,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "pool", type: "address", documentation: "The pool that is observed." },
      { name: "baseToken", type: "address", documentation: "Token that is priced." },
      { name: "quoteToken", type: "address", documentation: "Token that it is priced in." },
      { name: "window", type: "uint32", documentation: "Seconds that are averaged over." },
      {
        name: "minCardinality",
        type: "uint16",
        documentation:
          "Observations that the pool must have room for: at least the window over the block time.",
      },
      {
        name: "minLiquidity",
        type: "uint128",
        documentation: "Lowest harmonic-mean liquidity over the window; at least as many as its seconds.",
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
} as const satisfies Readonly<Record<string, AdapterEntry>>;

export type AdapterName = keyof typeof ADAPTERS;
