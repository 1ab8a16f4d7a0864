import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { MAX_DEPTH, MAX_VALUES } from "../../src/spec/shape.ts";
import { legsOf, parseSpec, readSpec } from "../../src/spec/spec.ts";
import { ADDRESS, ETH, product, tellor, USDC, withFourth } from "../lint/caseParts.ts";
import { type Edits, edited, type ShippedName } from "../lint/specEdits.ts";
import { Problem } from "../../src/problem.ts";

/** The sentences that a changed spec is refused with. */
const refusalOf = (edits: Edits, base: ShippedName = "local"): string => {
  try {
    parseSpec(edited(base, edits), "file");
  } catch (failure) {
    if (failure instanceof Problem) return failure.message;
    throw failure;
  }
  return "accepted";
};

const PROVIDERS = '"chainlink", "redstone", "api3", "chronicle", "pyth"';

/** What is refused, with the exact sentence. */
const REFUSALS: readonly (readonly [what: string, edits: Edits, sentence: string])[] = [
  ["an unknown key", { colour: "red" }, 'file: has the unknown key "colour": remove or correct.'],
  [
    "an unknown key inside",
    { "network > color": 1 },
    'file: network has the unknown key "color": remove or correct.',
  ],
  ["another version", { specVersion: 2 }, "file: specVersion is 2: give 1."],
  [
    "a missing entry",
    { "network > layer": undefined },
    'file: network.layer is missing: give one of "l1", "l2".',
  ],
  ["a chain 0", { "network > chainId": 0 }, "file: network.chainId is 0: give more than 0."],
  [
    "a missing number",
    { "network > chainId": undefined },
    "file: network.chainId is missing: give a number.",
  ],
  [
    "text for a number",
    { [`${ETH} > quorum`]: "2" },
    'file: oracles["ETH/USD"].quorum is "2": give a number.',
  ],
  ["a fraction", { [`${ETH} > quorum`]: 1.5 }, 'file: oracles["ETH/USD"].quorum is 1.5: give an integer.'],
  ["a quorum of 0", { [`${ETH} > quorum`]: 0 }, 'file: oracles["ETH/USD"].quorum is 0: give at least 1.'],
  [
    "no source",
    { [`${ETH} > sources`]: [] },
    'file: oracles["ETH/USD"].sources is []: give at least 1 entry.',
  ],
  [
    "a maxAge of 0",
    { [`${ETH} > sources > 0 > maxAge`]: 0 },
    'file: oracles["ETH/USD"].sources[0].maxAge is 0: give at least 1.',
  ],
  [
    "a gasLimit above 32 bits",
    { [`${ETH} > sources > 0 > gasLimit`]: 4294967296 },
    'file: oracles["ETH/USD"].sources[0].gasLimit is 4294967296: give at most 4294967295.',
  ],
  [
    "a number for a price",
    { [`${ETH} > minPrice`]: 100 },
    'file: oracles["ETH/USD"].minPrice is 100: give text.',
  ],
  [
    "a price that is none",
    { [`${ETH} > minPrice`]: "1e3" },
    'file: oracles["ETH/USD"].minPrice is "1e3" and is no price: write a decimal number in quotes, such as "1850.25".',
  ],
  [
    "a date that is none",
    { [`${ETH} > reference > asOf`]: "yesterday" },
    'file: oracles["ETH/USD"].reference.asOf is "yesterday" and is no date: write YYYY-MM-DD.',
  ],
  [
    "an address that is none",
    { "roles > governor": "0x12" },
    'file: roles.governor is "0x12" and is no address: write 0x and 40 hexadecimal digits.',
  ],
  [
    "an address with a slip",
    { "roles > governor": ADDRESS.toLowerCase() },
    `file: roles.governor is "${ADDRESS.toLowerCase()}" and fails its EIP-55 checksum: copy the address again from its source, or write ${ADDRESS}, if it is the right one.`,
  ],
  ["a pair that is none", { "oracles > ETHUSD": {} }, "file: oracles.ETHUSD is no pair: write BASE/QUOTE."],
  [
    "a feed without a kind",
    { "feeds > pyth-eth-usd > local": undefined },
    'file: feeds["pyth-eth-usd"] is {"provider":"pyth","pair":"ETH/USD","valuation":"market","model":"pull","decima… and has none of address, adapter and local: give exactly one.',
  ],
  [
    "a salt that is none",
    { [`${ETH} > salt`]: "0x01" },
    'file: oracles["ETH/USD"].salt is "0x01" and is no salt: write 0x and 64 small hexadecimal digits.',
  ],
  [
    "an unknown provider",
    { "feeds > pyth-eth-usd > provider": "nobody" },
    `file: feeds["pyth-eth-usd"].provider is "nobody", which is no provider of this file: one of ${PROVIDERS}.`,
  ],
  [
    "an unknown oracle",
    { "routes > 0 > legs > 0 > oracle": "DAI/USD" },
    'file: routes[0].legs[0].oracle is "DAI/USD", which is no oracle of this file: one of "ETH/USD", "USDC/USD".',
  ],
  [
    "an unknown asset",
    { "routes > 0 > base": "DAI" },
    'file: routes[0].base is "DAI", which is no asset of this file: one of "ETH", "USD", "USDC".',
  ],
  [
    "a quorum above the groups",
    { [`${USDC} > quorum`]: 5 },
    'file: oracles["USDC/USD"].quorum is 5, but only 4 groups vote: lower it, or add a source of another group.',
  ],
  [
    "nobody to govern",
    { roles: undefined },
    'file: oracles["ETH/USD"].governed has nobody to govern it: add roles with a governor and a guardian.',
  ],
  [
    "an adapter without a field, once full stop",
    withFourth({
      ...tellor(900),
      adapter: { contract: "TellorAdapter", config: { tellor: ADDRESS, asset: "eth", currency: "usd" } },
    }),
    "file: feeds.fourth.adapter.config.disputeDelay is missing: Seconds that a report has to stand before it counts.",
  ],
  [
    "an adapter with an unknown field",
    withFourth({
      ...tellor(900),
      adapter: {
        contract: "TellorAdapter",
        config: { tellor: ADDRESS, asset: "eth", currency: "usd", disputeDelay: 900, delay: 1 },
      },
    }),
    'file: feeds.fourth.adapter.config has the unknown key "delay": its keys are tellor, asset, currency, disputeDelay.',
  ],
  [
    "an adapter's integer out of range",
    withFourth(tellor(-1)),
    "file: feeds.fourth.adapter.config.disputeDelay is -1: give an integer from 0 to 4294967295.",
  ],
  [
    "a feed that is made of itself",
    withFourth({
      ...product(900),
      adapter: { contract: "InverseAdapter", config: { leg: { feed: "fourth", gasLimit: 40000 } } },
    }),
    "file: feeds.fourth.adapter is made of itself: give a leg another feed.",
  ],
];

describe("parseSpec", () => {
  for (const [what, edits, sentence] of REFUSALS) {
    it(`refuses ${what}`, () => {
      expect(refusalOf(edits)).to.equal(sentence);
    });
  }

  it("refuses a made-up feed on a real chain", () => {
    const [first] = refusalOf({ "network > chainId": 1 }).split("\n");
    expect(first).to.equal(
      'file: feeds["chainlink-eth-usd"].local is a made-up feed on chain 1: give the address of a real one.',
    );
  });

  it("refuses an unknown feed, and names those that there are", () => {
    expect(refusalOf({ [`${ETH} > sources > 0 > feed`]: "none" })).to.match(
      /^file: oracles\["ETH\/USD"\]\.sources\[0\]\.feed is "none", which is no feed of this file: one of "chainlink-eth-usd", .*\.$/,
    );
  });

  it("says every problem, one a line", () => {
    const lines = refusalOf({ specVersion: 2, "network > layer": "l3" }).split("\n");
    expect(lines).to.have.lengthOf(2);
  });

  it("takes a depth of the limit, and refuses one more without looking further", () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(() => parseSpec(nested(MAX_DEPTH), "file")).to.throw(Problem, "give an object");
    expect(() => parseSpec(nested(MAX_DEPTH + 1), "file")).to.throw(
      Problem,
      `lies deeper than ${MAX_DEPTH} levels`,
    );
  });

  it("takes as many values as the limit, and refuses one more", () => {
    const many = (count: number) => Array.from({ length: count }, () => 0);
    expect(() => parseSpec(many(MAX_VALUES), "file")).to.throw(Problem, "give an object");
    expect(() => parseSpec(many(MAX_VALUES + 1), "file")).to.throw(Problem, `more than ${MAX_VALUES} values`);
  });

  it("refuses a key that would change what an object is", () => {
    const root: unknown = JSON.parse('{"feeds": {"__proto__": {"a": 1}}}');
    expect(() => parseSpec(root, "file")).to.throw(
      Problem,
      'file: feeds has the key "__proto__", which is not allowed: remove it.',
    );
  });

  it("takes a lattice of legs that has more ways through it than can be walked", () => {
    const edits: Record<string, unknown> = {};
    for (let level = 0; level < 60; level += 1) {
      const below = level === 0 ? "chainlink-eth-usd" : `level-${level - 1}`;
      const leg = { feed: below, gasLimit: 40000 };
      edits[`feeds > level-${level}`] = {
        ...product(900),
        adapter: { contract: "ProductAdapter", config: { first: leg, second: leg, maxLegSkew: 900 } },
      };
    }
    expect(refusalOf(edits)).to.equal("accepted");
  });
});

describe("legsOf", () => {
  it("finds the feeds that an adapter reads, and no text that equals a key", () => {
    const spec = parseSpec(edited("local", withFourth(product(900))));
    expect(legsOf(spec, "fourth")).to.deep.equal(["chainlink-eth-usd", "chronicle-usdc-usd"]);
    expect(legsOf(spec, "chainlink-eth-usd")).to.deep.equal([]);
  });
});

describe("readSpec", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "holdfast-spec-"));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  const failureOf = async (file: string): Promise<string> =>
    readSpec(file).then(
      () => "accepted",
      (failure: unknown) => (failure instanceof Problem ? failure.message : "another error"),
    );

  it("names a file that is not there", async () => {
    const file = join(folder, "none.json");
    expect(await failureOf(file)).to.equal(
      `${file}: cannot be read (ENOENT): give the path of a spec, such as deploy/local.json.`,
    );
  });

  it("says where a file is no JSON", async () => {
    const file = join(folder, "broken.json");
    await writeFile(file, '{"a": ');
    expect(await failureOf(file)).to.match(
      /: is no JSON \(Unexpected end of JSON input\): correct it there\.$/,
    );
  });

  it("reads the local spec, with what may be left out", async () => {
    const spec = await readSpec("deploy/local.json");
    expect(spec.oracles["ETH/USD"]?.sources[0]?.role).to.equal("Voter");
    expect(spec.routes[0]?.maxLegSkew).to.equal(0);
  });
});
