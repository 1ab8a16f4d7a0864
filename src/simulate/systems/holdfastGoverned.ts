import { id } from "ethers";
import { readArtifact } from "../../files/artifacts.ts";
import { oracleConfigOf, readingAt } from "../oracleDeployment.ts";
import type { System } from "../system.ts";

/** Up to this age the last good price stands in where there is none, at level Restricted. */
const MAX_HOLD_SECONDS = 7_200;
const POKE_SECONDS = 300;

/** Our oracle as a median behind a stable address, which holds the last good price and is poked every five minutes. */
export default {
  name: "holdfast-governed",
  title: "GovernedOracle over a Median",
  order: 2.5,
  // Its constructor refuses an oracle that the loss of one source takes down.
  suits: ({ sources, oracle }) => {
    const groups = new Set(sources.filter(({ role }) => role !== "Shadow").map(({ group }) => group));
    const voters = new Set(sources.filter(({ role }) => role === "Voter").map(({ group }) => group));
    return groups.size > oracle.quorum && voters.size > 1;
  },
  deploy: async (stage) => {
    const oracle = await stage.deploy("RedundantOracle", [oracleConfigOf(stage, "Median")]);
    const manager = await stage.deploy(readArtifact("AccessManager"), [stage.deployer]);
    const settings = {
      oracle,
      maxStepBps: 500,
      maxHold: MAX_HOLD_SECONDS,
      holdDriftBpsPerHour: 100,
      // The jump breaker is off: it would show how it is set for the asset, and not what stands behind it.
      maxJumpBps: 0,
      confirmDelay: 0,
      jumpWindow: 0,
      commitInterval: 0,
    };
    const target = await stage.deploy("GovernedOracle", [manager, settings]);
    return {
      ...readingAt(target, stage.config.oracle.decimals),
      upkeep: { callData: id("poke()").slice(0, 10), everySeconds: POKE_SECONDS },
    };
  },
} satisfies System;
