import type { Contract } from "ethers";
import hre from "hardhat";
import { buildForTask } from "../src/commands/buildForTask.ts";
import { runWithOutput } from "../src/files/output.ts";
import peersBench from "../src/report/json/peersBench.ts";
import { givenJson } from "./givenJson.ts";
import { deploy, deployStage, levelOf, measure, type Stage } from "./benchReads.ts";
import { MODES } from "../src/oracle/words.ts";
import { textTable } from "../src/report/textTable.ts";
import type { Peer, PeerSettings } from "./peers/peer.ts";
import { signerStage } from "./peers/stage.ts";
import { compileSynthetix, deploySynthetix } from "./peers/synthetix.ts";
import { deployVenus } from "./peers/venus.ts";

/** Measures the gas of a read of each oracle system of others beside our own, over the same three feeds. */

/** One read of one system. */
interface PeerRow {
  readonly name: string;
  /** Of an oracle of ours the level, of another one whether it served a price. */
  readonly outcome: string;
  /** Gas of the call alone, in a transaction in which everything but the caller is cold. */
  readonly cold: number;
  /** Gas of the same call again in the same transaction. */
  readonly warm: number;
}

const MAX_AGE = 3_600;
const DEVIATION_BPS = 100;
const DECIMALS = 8;
const FEED_COUNT = 3;
/** `revert(0, 0)`, in the place of a feed's code. */
const REVERTING = "0x5f5ffd";

const SETTINGS = [
  "As `npm run bench` measures: the call of the read alone, twice in a fresh transaction, over feeds of one storage slot.",
  `Three feeds of ${DECIMALS} decimals; ${MAX_AGE} seconds of age and ${DEVIATION_BPS} basis points of band for the others' systems.`,
  "Venus as its package ships it (solc 0.8.25); Synthetix compiled by its own settings (solc 0.8.17, 200 runs).",
];

const measurePeer = async ({ ethers, probe }: Stage, label: string, peer: Peer): Promise<PeerRow> => {
  const words = [peer.address, peer.calldata];
  const { cold, warm, succeeded } = await probe.getFunction("measure").staticCall(...words);
  if (!succeeded) return { name: label, outcome: "refused", cold: Number(cold), warm: Number(warm) };
  const price = peer.decode(await ethers.provider.call({ to: peer.address, data: peer.calldata }));
  const outcome = price === undefined ? "refused" : "served";
  return { name: label, outcome, cold: Number(cold), warm: Number(warm) };
};

/** Our oracles by their mode, and the systems of others. */
interface Systems {
  readonly oracles: ReadonlyMap<string, Contract>;
  readonly peers: readonly Peer[];
}

const measureAll = async (stage: Stage, suffix: string, { oracles, peers }: Systems): Promise<PeerRow[]> => {
  const rows: PeerRow[] = [];
  for (const [mode, oracle] of oracles) {
    const [cold, warm] = await measure(stage, oracle, "read");
    rows.push({ name: `holdfast, ${mode}${suffix}`, outcome: await levelOf(oracle), cold, warm });
  }
  for (const peer of peers) rows.push(await measurePeer(stage, `${peer.name}${suffix}`, peer));
  return rows;
};

const measureFailing = async (stage: Stage, systems: Systems): Promise<PeerRow[]> => {
  const { ethers, feeds, now } = stage;
  const [main] = feeds;
  if (main === undefined) throw new Error("The stage has no feed.");
  const [round, code] = [await main.getFunction("latestRoundData")(), await ethers.provider.getCode(main)];
  await main.getFunction("set")(round.answer, now - MAX_AGE - 60);
  const stale = await measureAll(stage, ", feed 1 is stale", systems);
  await main.getFunction("set")(round.answer, now);
  await ethers.provider.send("hardhat_setCode", [main.target, REVERTING]);
  const reverting = await measureAll(stage, ", feed 1 reverts", systems);
  await ethers.provider.send("hardhat_setCode", [main.target, code]);
  return [...stale, ...reverting];
};

const deployPeers = async ({ ethers, feeds }: Stage): Promise<Peer[]> => {
  const [signer] = await ethers.getSigners();
  const [main, pivot, fallback] = await Promise.all(feeds.map((feed) => feed.getAddress()));
  if (signer === undefined || main === undefined || pivot === undefined || fallback === undefined)
    throw new RangeError("The stage has too few accounts or feeds.");
  const settings: PeerSettings = {
    feeds: [main, pivot, fallback],
    decimals: [DECIMALS, DECIMALS, DECIMALS],
    maxAges: [MAX_AGE, MAX_AGE, MAX_AGE],
    deviationBps: DEVIATION_BPS,
  };
  const stage = await signerStage(signer);
  return [
    await deployVenus(stage, settings),
    await deploySynthetix(stage, settings),
    await deploySynthetix(stage, settings, "deviation"),
  ];
};

const progress = (sentence: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`${sentence}\n`);
};

await runWithOutput({ json: await givenJson() }, async (output) => {
  progress("Compiling our contracts.");
  await buildForTask(hre);
  progress("Compiling Synthetix's oracle manager, the first time only.");
  compileSynthetix();
  progress("Measuring.");
  const stage = await deployStage((await hre.network.create()).ethers);
  // Before any feed fails: neither ours nor theirs is set up over a feed that cannot be read.
  const oracles = new Map<string, Contract>();
  for (const [mode, name] of MODES.entries()) oracles.set(name, await deploy(stage, mode, FEED_COUNT));
  const systems = { oracles, peers: await deployPeers(stage) };
  const rows = [...(await measureAll(stage, "", systems)), ...(await measureFailing(stage, systems))];
  const cells = rows.map(({ name, outcome, cold, warm }) => [name, outcome, String(cold), String(warm)]);
  output.say(textTable([["a read over three feeds", "outcome", "cold", "warm"], ...cells]).join("\n"));
  output.say(`\n${SETTINGS.join("\n")}`);
  output.writeJson(peersBench, { settings: SETTINGS, rows });
});
