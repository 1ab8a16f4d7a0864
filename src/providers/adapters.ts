// Generated from the NatSpec of contracts/adapters/: `npx hardhat oracle generate`
import type { AdapterEntry } from "./adapterEntry.ts";

/** Every adapter, by the name of its contract. */
export const ADAPTERS = {
  BandAdapter: {
    title: "One pair of a Band reference contract, as a feed",
    provider: "Band",
    model: "push",
    trust:
      "Each relayer key, which sets any rate and time; the deployment's admin, who names the relayers; where a proxy is read, its owner, who replaces the deployment.",
    decimals: "18 for a pair, of which 9 are significant",
    time: "Of the older of the two rates, as the relayers wrote it; the dollar is always as of now.",
    traps:
      '"USD" as a leg is always fresh; an unknown symbol and a quote of 0 revert; small rates lose digits.',
    tested: "A fake, after Band's public repository.",
    coldGas: 13600,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      {
        name: "oracle",
        type: "address",
        documentation: "The Band reference contract, or the proxy before it.",
      },
      { name: "base", type: "string", documentation: 'Symbol that is priced, for example "ETH".' },
      { name: "quote", type: "string", documentation: 'Symbol that it is priced in, for example "USD".' },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  ChronicleAdapter: {
    title: "A Chronicle oracle, as a feed",
    provider: "Chronicle",
    model: "push",
    trust:
      "A quorum of Chronicle's validators (for an optimistic poke one of them, unless challenged); the owners, who name the validators and the readers; where a router is read, its owners, who replace the oracle.",
    decimals: "18",
    time: "The block of the poke, not of the data; an owner's action or a challenge on an optimistic Scribe sets it to now.",
    traps:
      "The adapter has to be whitelisted, or every read reverts; a renewed age hides an old value; the value 0 reverts.",
    tested: "A fake that reproduces what the real Scribe and ScribeOptimistic were measured to do.",
    coldGas: 17500,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "oracle", type: "address", documentation: "The Chronicle oracle, or the router before it." },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  CurveEmaAdapter: {
    title: "Moving average of a Curve pool's price, as a feed",
    provider: "Curve",
    model: "twap",
    trust:
      "Whoever can move the pool's price for as long as it averages; Curve's DAO, which sets the averaging time and the pool's curve.",
    decimals: "18",
    time: "The block's: the pool extends its average to now.",
    traps:
      "Staleness cannot be seen; pools of before 12 December 2023 with rates or other decimals have a wrong average; some cap the price at 2; a coin mistaken for another; a read from within the pool's payout, where a pool that locks its average is down for that call, by the caller's choice.",
    tested: "A fake pool, after Curve's documentation: Curve's own is in no npm package.",
    coldGas: 20300,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "pool", type: "address", documentation: "The pool whose average is read." },
      {
        name: "baseToken",
        type: "address",
        documentation:
          "Coin that is priced. One of the two is the pool's coin 0, in which it prices all others.",
      },
      { name: "quoteToken", type: "address", documentation: "Coin that it is priced in." },
      { name: "isIndexed", type: "bool", documentation: "Whether the pool's `price_oracle` takes an index." },
      {
        name: "liquidityToken",
        type: "address",
        documentation: "The pool's share token, often the pool itself; the zero address for no floor.",
      },
      {
        name: "minSupply",
        type: "uint256",
        documentation: "Lowest supply of the share token, in its smallest units; 0 for no floor.",
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  DataStreamsAdapter: {
    title: "One stream of Chainlink Data Streams, as a feed",
    provider: "Chainlink Data Streams",
    model: "pull",
    trust:
      "The stream's operators, more than f of which sign a price; the owner of the verifier proxy, who replaces the verifier and with it the operators; whoever updates, who chooses among the reports that are newer.",
    decimals: "The stream's, 8 or 18; a parameter",
    time: "The report's observation, or of a real-world asset its last price change.",
    traps:
      "An expired report, another stream's and an older one verify; a market may be closed; excess fees are kept by a verifier without fee manager.",
    tested: "Chainlink's DestinationVerifierProxy, DestinationVerifier and DestinationFeeManager.",
    coldGas: 6800,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      {
        name: "verifierProxy",
        type: "address",
        documentation: "The chain's verifier proxy of Data Streams.",
      },
      {
        name: "feedId",
        type: "bytes32",
        documentation: "The stream; the first two bytes are its schema, 3 or 8.",
      },
      {
        name: "feeToken",
        type: "address",
        documentation:
          "The wrapped native token, in which the fee manager counts; any where there is no fee manager.",
      },
      {
        name: "streamDecimals",
        type: "uint8",
        documentation: "Decimals of the stream's price, 8 or 18 by its documentation; at most 18.",
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  DiaAdapter: {
    title: "One key of a DIA oracle, as a feed",
    provider: "DIA",
    model: "push",
    trust:
      "DIA's updater key, which sets any value and time; the deployment's owner, who replaces the updater.",
    decimals: "The deployment's; a parameter",
    time: "As the updater wrote it, in seconds.",
    traps: "An unset key says zeros; the decimals are nowhere on chain.",
    tested: "A fake, after DIA's documentation of DIAOracleV2.",
    coldGas: 12200,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "oracle", type: "address", documentation: "The DIA oracle." },
      { name: "key", type: "string", documentation: 'Name of the value, for example "ETH/USD".' },
      { name: "oracleDecimals", type: "uint8", documentation: "Decimals of the value, at most 36." },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  Erc4626RateAdapter: {
    title: "Price of an ERC-4626 vault's share in its asset, as a feed",
    provider: "ERC-4626 vault",
    model: "rate",
    trust:
      "The vault and whoever can upgrade it or report its profits, within the band; whoever can move the rate by a donation, within the band; no admin.",
    decimals: "The asset's, or the answer's where those are more",
    time: "The block's: a vault states none.",
    traps:
      "Donations, slashing, an empty or paused vault, an offset of the share's decimals; an asset or an answer of few decimals; a rate beyond the band is refused, never capped.",
    tested: "OpenZeppelin's ERC4626.",
    coldGas: 25800,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "vault", type: "address", documentation: "The vault whose share is priced." },
      {
        name: "minSupply",
        type: "uint256",
        documentation: "Lowest supply of shares, in the share's smallest units; at least one whole share.",
      },
      {
        name: "limits",
        type: "(uint16,uint16,uint16,uint32)",
        documentation: "How the rate may move.",
        fields: [
          {
            name: "maxGrowthBpsPerYear",
            type: "uint16",
            documentation:
              "Highest growth per year of 365 days, at most 100 %: even within a year, compounding from one year to the next.",
          },
          {
            name: "maxDropBps",
            type: "uint16",
            documentation: "Deepest fall below the snapshot, from 0.01 % to 49.99 %.",
          },
          {
            name: "allowanceBps",
            type: "uint16",
            documentation:
              "What may come on top of the growth at once, such as a day's rewards, at most 5 %.",
          },
          {
            name: "advanceDelay",
            type: "uint32",
            documentation:
              "Seconds from one advance that counts to the next, from an hour to 90 days. A keeper should advance at least as often: it is what pushed rates have to be held against.",
          },
        ],
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  InverseAdapter: {
    title: "One by a feed, as a feed",
    provider: "A feed",
    model: "combined",
    trust: "Whoever is trusted by the feed; no admin. The feed's decimals are taken to stay.",
    decimals: "The feed's",
    time: "The feed's.",
    traps: "Few digits of a large price; a price of 0 reverts.",
    tested: "FaultyFeed.",
    coldGas: 11000,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      {
        name: "leg",
        type: "(address,uint32)",
        documentation: "What one is divided by.",
        fields: [
          { name: "feed", type: "address", documentation: "The feed that is read." },
          {
            name: "gasLimit",
            type: "uint32",
            documentation:
              "Gas of its call, at least 10,000; exactly this much is forwarded, whatever the caller brings.",
          },
        ],
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  LstRateAdapter: {
    title: "Exchange rate of a liquid staking token or another rate provider, as a feed",
    provider: "Rate provider",
    model: "rate",
    trust: "Whoever reports to the staking protocol or can upgrade it, within the band; no admin.",
    decimals: "The provider's; a parameter",
    time: "The block's: a provider of rates states none.",
    traps:
      "It is not what the token trades at; slashing and a jump beyond the band are refused, never capped; an answer of several words, of which the first may be no rate, is refused.",
    tested: "A fake with the shapes of Balancer's, Rocket Pool's, Lido's and Pendle's functions.",
    coldGas: 14800,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "provider", type: "address", documentation: "The contract that is called." },
      {
        name: "call",
        type: "bytes",
        documentation:
          "What it is called with: a selector, and at most two arguments of a word each. It has to answer with one word and nothing else.",
      },
      { name: "rateDecimals", type: "uint8", documentation: "Decimals of what it answers, at most 36." },
      {
        name: "limits",
        type: "(uint16,uint16,uint16,uint32)",
        documentation: "How the rate may move.",
        fields: [
          {
            name: "maxGrowthBpsPerYear",
            type: "uint16",
            documentation:
              "Highest growth per year of 365 days, at most 100 %: even within a year, compounding from one year to the next.",
          },
          {
            name: "maxDropBps",
            type: "uint16",
            documentation: "Deepest fall below the snapshot, from 0.01 % to 49.99 %.",
          },
          {
            name: "allowanceBps",
            type: "uint16",
            documentation:
              "What may come on top of the growth at once, such as a day's rewards, at most 5 %.",
          },
          {
            name: "advanceDelay",
            type: "uint32",
            documentation:
              "Seconds from one advance that counts to the next, from an hour to 90 days. A keeper should advance at least as often: it is what pushed rates have to be held against.",
          },
        ],
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  ProductAdapter: {
    title: "One feed times another, as a feed",
    provider: "Two feeds",
    model: "combined",
    trust: "Whoever is trusted by each of the two feeds; no admin. The legs' decimals are taken to stay.",
    decimals: "The legs', each",
    time: "The older leg's.",
    traps:
      "Legs of different times; a leg ahead would hide behind the other; both legs share the group of every source that reads one of them.",
    tested: "FaultyFeed.",
    coldGas: 18300,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      {
        name: "first",
        type: "(address,uint32)",
        documentation: "The one factor.",
        fields: [
          { name: "feed", type: "address", documentation: "The feed that is read." },
          {
            name: "gasLimit",
            type: "uint32",
            documentation:
              "Gas of its call, at least 10,000; exactly this much is forwarded, whatever the caller brings.",
          },
        ],
      },
      {
        name: "second",
        type: "(address,uint32)",
        documentation: "The other factor.",
        fields: [
          { name: "feed", type: "address", documentation: "The feed that is read." },
          {
            name: "gasLimit",
            type: "uint32",
            documentation:
              "Gas of its call, at least 10,000; exactly this much is forwarded, whatever the caller brings.",
          },
        ],
      },
      {
        name: "maxLegSkew",
        type: "uint32",
        documentation: "Seconds that the times of the two may be apart, at most 7 days.",
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  PythAdapter: {
    title: "One feed of a Pyth contract, or its moving average, as a feed",
    provider: "Pyth",
    model: "pull",
    trust:
      "Pyth's publishers and the signers of its updates; Pyth's governance, which upgrades the contract and replaces the signers; whoever submits the updates, for which of them.",
    decimals: "The feed's exponent, -18 to 12",
    time: "When the publishers' prices were aggregated, as signed.",
    traps:
      "Confidence as wide as the price; a positive exponent; a time in the future keeps honest prices out; an overpaid fee is kept.",
    tested: "MockPyth of Pyth's own SDK, and what the real contract was measured to do.",
    coldGas: 21600,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "pyth", type: "address", documentation: "The Pyth contract of the chain." },
      { name: "feedId", type: "bytes32", documentation: "Pyth's id of the feed." },
      {
        name: "maxConfidenceBps",
        type: "uint16",
        documentation: "Widest acceptable confidence, in basis points of the price: 10 to 500.",
      },
      {
        name: "isMovingAverage",
        type: "bool",
        documentation: "Whether to answer with Pyth's moving average instead of the price.",
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  QuotientAdapter: {
    title: "One feed by another, as a feed",
    provider: "Two feeds",
    model: "combined",
    trust: "Whoever is trusted by each of the two feeds; no admin. The legs' decimals are taken to stay.",
    decimals: "The legs', each",
    time: "The older leg's.",
    traps:
      "Legs of different times; a leg ahead would hide behind the other; both legs share the group of every source that reads one of them.",
    tested: "FaultyFeed.",
    coldGas: 18500,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      {
        name: "dividend",
        type: "(address,uint32)",
        documentation: "What is divided.",
        fields: [
          { name: "feed", type: "address", documentation: "The feed that is read." },
          {
            name: "gasLimit",
            type: "uint32",
            documentation:
              "Gas of its call, at least 10,000; exactly this much is forwarded, whatever the caller brings.",
          },
        ],
      },
      {
        name: "divisor",
        type: "(address,uint32)",
        documentation: "What it is divided by.",
        fields: [
          { name: "feed", type: "address", documentation: "The feed that is read." },
          {
            name: "gasLimit",
            type: "uint32",
            documentation:
              "Gas of its call, at least 10,000; exactly this much is forwarded, whatever the caller brings.",
          },
        ],
      },
      {
        name: "maxLegSkew",
        type: "uint32",
        documentation: "Seconds that the times of the two may be apart, at most 7 days.",
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  RedStonePullAdapter: {
    title: "One feed of RedStone's signed data packages, as a feed",
    provider: "RedStone",
    model: "pull",
    trust:
      "The signers, which are fixed: whoever calls chooses among their data packages of one time, so that a threshold of 2n + 1 withstands n of them, and one of 2 none. Whoever calls also chooses when, within the delay.",
    decimals: "8; a parameter",
    time: "Of the signed data, in milliseconds, rounded down to seconds.",
    traps:
      "Milliseconds for seconds; a payload used again; one signer too few; packages of different times; the value 0.",
    tested: "RedStone's own consumer, held to the same payloads.",
    coldGas: 6900,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      {
        name: "feedId",
        type: "bytes32",
        documentation: 'RedStone\'s name of the value, for example "ETH", from the left.',
      },
      { name: "signers", type: "address[]", documentation: "Whose signatures count, 1 to 10." },
      { name: "threshold", type: "uint8", documentation: "How many of them must have signed a report." },
      {
        name: "maxDelay",
        type: "uint32",
        documentation:
          "Seconds by which a report may be older than the block that brings it, 30 to 900. RedStone's own contracts take 180.",
      },
      {
        name: "reportDecimals",
        type: "uint8",
        documentation: "Decimals of the signed value, at most 36. RedStone's are 8, save in custom feeds.",
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  StorkAdapter: {
    title: "One asset of a Stork contract, as a feed",
    provider: "Stork",
    model: "pull",
    trust:
      "Stork's signing addresses, each of which alone signs any value; the contract's owner, who upgrades it and sets these addresses.",
    decimals: "18",
    time: "Of the signed value, in nanoseconds, rounded down to seconds.",
    traps: "Nanoseconds for seconds; a value from the future; an unset asset reverts.",
    tested: "A fake, after Stork's published contract.",
    coldGas: 10950,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "stork", type: "address", documentation: "The Stork contract of the chain." },
      { name: "assetId", type: "bytes32", documentation: "Stork's encoded id of the asset." },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  SupraAdapter: {
    title: "One pair of Supra's storage of prices, as a feed",
    provider: "Supra",
    model: "push",
    trust:
      "Supra's committee, which signs the prices; the contract's owner, who upgrades it and replaces the verifier of the signatures.",
    decimals: "The pair's, pinned at construction",
    time: "Of the price, in seconds or milliseconds; a parameter.",
    traps: "Milliseconds for seconds; decimals that change; the earlier generation's other function.",
    tested: "A fake, after Supra's public repository.",
    coldGas: 11500,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "feed", type: "address", documentation: "Supra's storage of prices on the chain." },
      {
        name: "pairIndex",
        type: "uint256",
        documentation: "Supra's index of the pair, which has a price already.",
      },
      { name: "timeUnit", type: "uint8", documentation: "The unit of the deployment's times." },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  SwitchboardAdapter: {
    title: "One feed of a Switchboard contract, as a feed",
    provider: "Switchboard",
    model: "pull",
    trust:
      "Switchboard's oracles and whoever registers them; the contract's owner, who upgrades it; whoever wrote the feed's jobs, which name its sources.",
    decimals: "18",
    time: "Of the stored result, in seconds.",
    traps: "One function with four forms of answer; a fee that changes; a negative result.",
    tested: "A fake, after the interfaces of Switchboard's npm package and its documentation.",
    coldGas: 13050,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      { name: "switchboard", type: "address", documentation: "The Switchboard contract of the chain." },
      { name: "feedId", type: "bytes32", documentation: "Switchboard's id of the feed." },
      { name: "updateForm", type: "uint8", documentation: "What the contract's answer begins with." },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  TellorAdapter: {
    title: "One spot price of Tellor, as a feed",
    provider: "Tellor",
    model: "optimistic",
    trust:
      "Every staked reporter, unless somebody disputes within the delay; whoever pays the fee of a dispute removes a report at once, whatever the vote says later; no admin.",
    decimals: "18",
    time: "The block of the report, which is at least as old as the dispute delay.",
    traps:
      "A report counts at once unless one waits; a disputed value falls back to an older one; values of any length; a long history makes a read dear.",
    tested: "Tellor's TellorFlex and Governance, and its TellorPlayground.",
    coldGas: 95000,
    config: [
      { name: "description", type: "string", documentation: "Pair and provider for people." },
      {
        name: "tellor",
        type: "address",
        documentation: "Tellor's oracle, the contract that reports are made to.",
      },
      {
        name: "asset",
        type: "string",
        documentation: 'What is priced, as in Tellor\'s query: lower case, for example "eth".',
      },
      {
        name: "currency",
        type: "string",
        documentation: 'What it is priced in, as in Tellor\'s query: lower case, for example "usd".',
      },
      {
        name: "disputeDelay",
        type: "uint32",
        documentation: "Seconds that a report has to stand before it counts.",
      },
      { name: "decimals", type: "uint8", documentation: "Decimals of the answer, at most 18." },
    ],
  },
  UniswapV3TwapAdapter: {
    title: "Time-weighted average price of a Uniswap V3 pool, as a feed",
    provider: "Uniswap V3",
    model: "twap",
    trust: "Whoever can move the pool's price for the length of the window; no admin.",
    decimals: "The tokens', as a price",
    time: "The block's: the pool extends its observations to now.",
    traps:
      "A pool without liquidity quotes a price; one observation is no history; the order of the tokens; a manipulation that lasts; the quote token's own price; a read that anyone can make dearer, by having the pool keep more.",
    tested:
      "Uniswap's V3 factory, pool, position manager and router; PancakeSwap's V3 pool; a fake of Slipstream's.",
    coldGas: 110000,
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
