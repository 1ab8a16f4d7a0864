import { expect } from "chai";
import type { Contract } from "ethers";
import fc from "fast-check";
import hre from "hardhat";
import { scaled, seed } from "../differential/run.ts";

const RATIOS = scaled(4_000);
const QUOTES = scaled(150);
const MAX_WORD = 2n ** 256n - 1n;
const MAX_FACTOR = 2n ** 128n - 1n;
const MAX_PRICE = 2n ** 127n - 1n;
const MAX_EXPONENT = 144;
const MAX_DECIMALS = 36;

const USD = "0x0000000000000000000000000000000000000348";
const EUR = "0x00000000000000000000000000000000000003D2";

const { ethers, provider } = await hre.network.create();

/** From 1 to `largest`, any number of bits as likely as any other, and the limits more so. */
const sizes = (largest: bigint): fc.Arbitrary<bigint> => {
  const bits = largest.toString(2).length;
  const drawn = fc
    .tuple(fc.bigInt({ min: 1n, max: largest }), fc.integer({ min: 0, max: bits - 1 }))
    .map(([word, dropped]) => (word >> BigInt(dropped)) + 1n);
  const any = drawn.map((word) => (word > largest ? largest : word));
  return fc.oneof({ weight: 9, arbitrary: any }, fc.constantFrom(1n, 2n, largest - 1n, largest));
};

const amounts: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 9, arbitrary: sizes(MAX_WORD) },
  fc.constantFrom(0n, MAX_WORD),
);

const product = (factors: readonly bigint[]): bigint => factors.reduce((one, other) => one * other, 1n);

/** A power of ten above or below a fraction's line. */
const powers = (exponent: number): [bigint, bigint] =>
  exponent > 0 ? [10n ** BigInt(exponent), 1n] : [1n, 10n ** BigInt(-exponent)];

const divide = (dividend: bigint, divisor: bigint, roundsUp: boolean): bigint =>
  dividend / divisor + (roundsUp && dividend % divisor !== 0n ? 1n : 0n);

const fitting = (value: bigint): bigint | undefined => (value > MAX_WORD ? undefined : value);

describe("ExactRatio against big integers", () => {
  let harness: Contract;

  before(async () => {
    harness = (await ethers.deployContract("RatioHarness")) as unknown as Contract;
  });

  it(`ROUTE-1, ROUTE-7: gives the exact value, rounded once, or that it does not fit, in ${RATIOS} cases`, async () => {
    const factors = fc.tuple(sizes(MAX_FACTOR), sizes(MAX_FACTOR), sizes(MAX_FACTOR));
    const exponents = fc.integer({ min: -MAX_EXPONENT, max: MAX_EXPONENT });
    const met = { fits: 0, doesNotFit: 0 };
    await fc.assert(
      fc.asyncProperty(
        factors,
        factors,
        exponents,
        amounts,
        fc.boolean(),
        async (numerators, denominators, exponent, amount, roundsUp) => {
          const [above, below] = powers(exponent);
          const exact = fitting(
            divide(amount * product(numerators) * above, product(denominators) * below, roundsUp),
          );
          const data = harness.interface.encodeFunctionData("applyTo", [
            { numerators, denominators, exponent },
            amount,
            roundsUp,
          ]);
          const answer = await provider.request({
            method: "eth_call",
            params: [{ to: harness.target as string, data }],
          });
          const [fits, result] = harness.interface.decodeFunctionResult("applyTo", answer as string);
          met[exact === undefined ? "doesNotFit" : "fits"] += 1;
          expect([fits, result]).to.deep.equal([exact !== undefined, exact ?? 0n]);
        },
      ),
      { numRuns: RATIOS, seed },
    );
    expect(Object.values(met).every((count) => count > RATIOS / 20)).to.equal(true);
  });
});

interface Leg {
  readonly decimals: number;
  readonly sides: readonly [bigint, bigint, bigint];
  readonly inverted: boolean;
}

const legs: fc.Arbitrary<Leg> = fc.record({
  decimals: fc.integer({ min: 0, max: MAX_DECIMALS }),
  sides: fc.tuple(sizes(MAX_PRICE), sizes(MAX_PRICE), sizes(MAX_PRICE)).map((sides) => {
    const [low = 1n, price = 1n, high = 1n] = [...sides].sort((one, other) => (one < other ? -1 : 1));
    return [low, price, high] as const;
  }),
  inverted: fc.boolean(),
});

interface Routing {
  readonly legs: readonly Leg[];
  readonly baseDecimals: number;
  readonly quoteDecimals: number;
}

const routings: fc.Arbitrary<Routing> = fc.record({
  legs: fc.array(legs, { minLength: 1, maxLength: 3 }),
  baseDecimals: fc.integer({ min: 0, max: MAX_DECIMALS }),
  quoteDecimals: fc.integer({ min: 0, max: MAX_DECIMALS }),
});

/** Which of a leg's three prices, in the order of `sides`. */
const [LOW, PRICE, HIGH] = [0, 1, 2] as const;

/** The exact value of an amount of dollars in euros, from the given side of every leg, as a fraction. */
const fractionOf = (routing: Routing, side: typeof LOW | typeof PRICE | typeof HIGH): [bigint, bigint] => {
  let numerator = 10n ** BigInt(routing.quoteDecimals);
  let denominator = 10n ** BigInt(routing.baseDecimals);
  for (const { decimals, sides, inverted } of routing.legs) {
    const one = 10n ** BigInt(decimals);
    if (inverted) {
      numerator *= one;
      denominator *= sides[HIGH - side] ?? 0n;
    } else {
      numerator *= sides[side];
      denominator *= one;
    }
  }
  return [numerator, denominator];
};

const deployRouting = async ({ legs, baseDecimals, quoteDecimals }: Routing): Promise<Contract> => {
  const deployed = [];
  for (const { decimals, sides, inverted } of legs) {
    const oracle = (await ethers.deployContract("ScriptedOracle", [decimals, 1])) as unknown as Contract;
    await oracle.getFunction("setSides")(...sides);
    deployed.push({ oracle: oracle.target, inverted });
  }
  const settings = {
    routes: [{ base: USD, quote: EUR, maxLegSkew: legs.length === 1 ? 0 : 3_600, legs: deployed }],
    assets: [
      { asset: USD, decimals: baseDecimals },
      { asset: EUR, decimals: quoteDecimals },
    ],
  };
  return (await ethers.deployContract("OracleRouter", [settings])) as unknown as Contract;
};

/** What a view gives, or undefined where it reverts for the reason that the value does not fit. */
const answerOf = async (router: Contract, name: string, words: readonly unknown[]) => {
  try {
    return await router.getFunction(name)(...words);
  } catch (failure) {
    const { data } = failure as { data?: string };
    if (data?.startsWith(router.interface.getError("QuoteOverflow")?.selector ?? "none")) return undefined;
    throw failure;
  }
};

describe("OracleRouter against big integers", () => {
  it(`ROUTE-1, ROUTE-2, ROUTE-6: quotes the exact value, rounded once, both ways, in ${QUOTES} routes`, async () => {
    await fc.assert(
      fc.asyncProperty(routings, amounts, async (routing, amount) => {
        const router = await deployRouting(routing);
        const [low, price, high] = [LOW, PRICE, HIGH].map((side) => fractionOf(routing, side));
        if (low === undefined || price === undefined || high === undefined)
          throw new RangeError("Three sides.");
        const there = fitting((amount * price[0]) / price[1]);
        expect(await answerOf(router, "getQuote", [amount, USD, EUR])).to.equal(there);
        const back = fitting((amount * price[1]) / price[0]);
        expect(await answerOf(router, "getQuote", [amount, EUR, USD])).to.equal(back);
        const both = await answerOf(router, "getQuotes", [amount, USD, EUR]);
        const sides = [(amount * low[0]) / low[1], divide(amount * high[0], high[1], true)];
        expect(both).to.deep.equal(sides.some((side) => side > MAX_WORD) ? undefined : sides);
        const bothBack = await answerOf(router, "getQuotes", [amount, EUR, USD]);
        const sidesBack = [(amount * high[1]) / high[0], divide(amount * low[1], low[0], true)];
        expect(bothBack).to.deep.equal(sidesBack.some((side) => side > MAX_WORD) ? undefined : sidesBack);
      }),
      { numRuns: QUOTES, seed },
    );
  });
});
