import { parseSpec } from "../../src/spec/spec.ts";
import type { Spec } from "../../src/spec/schema.ts";

/** A spec for a local chain, to be changed by tests. */

const GOVERNOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const GUARDIAN = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

const provider = (title: string) => ({
  title,
  operators: `${title} operators`,
  admin: `${title} admin`,
  transport: "transactions",
  upstreams: ["exchanges"],
});

const feed = (name: string, price: string) => ({
  provider: name,
  pair: "ETH/USD",
  valuation: "market",
  model: "push",
  local: { price },
  decimals: 8,
  heartbeatSeconds: 3600,
  deviationBps: 50,
  updates: "unasked",
  coldGas: 30_000,
});

const source = (key: string) => ({ feed: key, maxAge: 4000, gasLimit: 60_000, group: key });

const reference = { price: "3000", boundBps: 300, asOf: "2026-11-01", origin: "this test" };

const oracle = {
  description: "ETH / USD",
  class: "volatile",
  decimals: 8,
  mode: "Median",
  quorum: 2,
  maxDeviationBps: 200,
  minPrice: "100",
  maxPrice: "100000",
  reference,
  sources: [source("north"), source("south"), source("west")],
};

const file = {
  specVersion: 1,
  network: { name: "local", chainId: 31337, layer: "l1" },
  providers: { north: provider("North"), south: provider("South"), west: provider("West") },
  feeds: {
    north: feed("north", "3000.5"),
    south: feed("south", "3001"),
    west: feed("west", "2999.25"),
    "north-inverse": {
      ...feed("north", "1"),
      pair: "USD/ETH",
      local: undefined,
      decimals: 18,
      adapter: { contract: "InverseAdapter", config: { leg: { feed: "north", gasLimit: 30_000 } } },
    },
  },
  oracles: {
    "ETH/USD": { ...oracle, governed: { maxStepBps: 500 } },
    "USD/ETH": {
      ...oracle,
      description: "USD / ETH",
      decimals: 18,
      mode: "Ordered",
      quorum: 1,
      minPrice: null,
      maxPrice: null,
      reference: { ...reference, price: "0.000333333333333333" },
      sources: [{ ...source("north-inverse"), gasLimit: 120_000 }],
    },
  },
  roles: { governor: GOVERNOR, guardian: GUARDIAN, governorDelay: 172_800 } as {
    governor: string;
    guardian: string;
    governorDelay: number;
    adminDelay?: number;
  },
  assets: {
    ETH: { address: "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE" },
    USD: { address: "0x0000000000000000000000000000000000000348" },
  },
  routes: [{ base: "ETH", quote: "USD", legs: [{ oracle: "ETH/USD" }] }],
};

/** As it would stand in a file: made-up feeds, an adapter over one, a governed oracle and one that is not, a router. */
export const localSpecFile = () => structuredClone(file);

type SpecFile = ReturnType<typeof localSpecFile>;

/** The spec for a local chain, with what `change` does to its file. */
export const localSpec = (change: (file: SpecFile) => void = () => undefined): Spec => {
  const changed = localSpecFile();
  change(changed);
  // As it would come out of a file.
  return parseSpec(JSON.parse(JSON.stringify(changed)));
};

const SALT = `0x${"5a".repeat(32)}`;

/** Two feeds, an oracle at a salted address, governed, and a router: every kind of step. */
export const smallSpecFile = () => {
  const { feeds, oracles, ...rest } = localSpecFile();
  const { north, south } = feeds;
  const { "ETH/USD": governed } = oracles;
  const [first, second] = governed.sources;
  return {
    ...rest,
    feeds: { north, south },
    oracles: { "ETH/USD": { ...governed, quorum: 1, salt: SALT, sources: [first, second] } },
  };
};
