import type { Contract } from "ethers";
import { MODES } from "../src/oracle/words.ts";
import { deployGoverned } from "../test/governed/deployGoverned.ts";
import { type BenchRow, deploy, levelOf, measure, type Stage } from "./benchReads.ts";

const ORDERED = MODES.indexOf("Ordered");

/** What the stable address may add to a read, cold, and what it should. */
const GOVERNED_MUST = 7_000;
const GOVERNED_STRETCH = 4_900;

const NATIVE = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";
const QUOTES = ["0x0000000000000000000000000000000000000348", "0x00000000000000000000000000000000000003D2"];
const SOURCES_OF_A_LEG = 2;
const MAX_LEG_SKEW = 3_600;
const ONE = 10n ** 18n;

const governedRow = async (stage: Stage): Promise<BenchRow> => {
  const oracle = await deploy(stage, ORDERED, 3);
  const [, governor, guardian] = await stage.ethers.getSigners();
  if (governor === undefined || guardian === undefined) throw new Error("There are too few accounts.");
  const { governed } = await deployGoverned(stage.ethers, oracle, {
    governor: governor.address,
    guardian: guardian.address,
  });
  const floor = await measure(stage, oracle, "read");
  const [cold, warm] = await measure(stage, governed, "read");
  return {
    name: "GovernedOracle over 2 of 3 sources",
    outcome: await levelOf(governed),
    cold,
    warm,
    floor,
    must: [floor[0] + GOVERNED_MUST, floor[1] + GOVERNED_MUST],
    stretch: [floor[0] + GOVERNED_STRETCH, floor[1] + GOVERNED_STRETCH],
  };
};

/** A route of one leg and one of two, each leg over feeds of its own. */
const routerRows = async (stage: Stage): Promise<BenchRow[]> => {
  const oracles: Contract[] = [];
  for (const index of QUOTES.keys()) {
    oracles.push(await deploy(stage, ORDERED, SOURCES_OF_A_LEG, index * SOURCES_OF_A_LEG));
  }
  const legs = oracles.map(({ target }) => ({ oracle: target, inverted: false }));
  const routes = QUOTES.map((quote, index) => ({
    base: NATIVE,
    quote,
    maxLegSkew: index === 0 ? 0 : MAX_LEG_SKEW,
    legs: legs.slice(0, index + 1),
  }));
  const deployed = await stage.ethers.deployContract("OracleRouter", [{ routes, assets: [] }]);
  const router = deployed as unknown as Contract;
  const rows: BenchRow[] = [];
  const floor = [0, 0];
  for (const [index, quote] of QUOTES.entries()) {
    const oracle = oracles[index];
    if (oracle === undefined) throw new Error(`There is no leg ${index}.`);
    const alone = await measure(stage, oracle, "tryRead");
    floor[0] = (floor[0] ?? 0) + alone[0];
    floor[1] = (floor[1] ?? 0) + alone[1];
    const [cold, warm] = await measure(stage, router, "getQuote", [ONE, NATIVE, quote]);
    rows.push({
      name: `OracleRouter.getQuote, ${index === 0 ? "1 leg" : `${index + 1} legs`}`,
      outcome: await levelOf(oracle),
      cold,
      warm,
      floor: [floor[0], floor[1]],
    });
  }
  return rows;
};

const LENS_ROWS = [3, 5].flatMap((sources) => [1, 2, 3].map((losses) => ({ losses, sources })));

/** The worst level under every loss, beside one read that knows of none. */
const lensRows = async (stage: Stage): Promise<BenchRow[]> => {
  const lens = (await stage.ethers.deployContract("SurvivabilityLens")) as unknown as Contract;
  const rows: BenchRow[] = [];
  for (const { losses, sources } of LENS_ROWS) {
    const oracle = await deploy(stage, MODES.indexOf("Median"), sources);
    const floor = await measure(stage, oracle, "tryRead");
    const [cold, warm] = await measure(stage, lens, "worstLevel", [oracle.target, losses]);
    const lost = losses === 1 ? "1 loss" : `${losses} losses`;
    rows.push({
      name: `SurvivabilityLens, ${lost} of ${sources}`,
      outcome: await levelOf(oracle),
      cold,
      warm,
      floor,
    });
  }
  return rows;
};

/** Measures what the layers above an oracle add to it. */
export const measureLayers = async (stage: Stage): Promise<BenchRow[]> => [
  await governedRow(stage),
  ...(await routerRows(stage)),
  ...(await lensRows(stage)),
];
