import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { requireChain } from "../deploy/apply.ts";
import { breakFeed } from "../deploy/breakFeed.ts";
import { readSpec } from "../spec/spec.ts";
import { openFor, runOnSite } from "./site.ts";
import brokenFeed from "../report/json/brokenFeed.ts";

/** What `npx hardhat oracle break` takes. */
export interface BreakArguments {
  readonly spec: string;
  /** Key of a made-up feed of the spec. */
  readonly feed: string;
  /** A behavior of `FaultyFeed`, `freeze`, or `heal`. */
  readonly fault: string;
  /** Of the deployment; empty for `chain-<chain id>`. */
  readonly id: string;
  /** Also write the result to this file; `-` for standard output; empty for none. */
  readonly json: string;
}

/** Breaks or heals a made-up feed of a local chain. */
export default async (
  { spec: file, feed, fault, id, json }: BreakArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> =>
  runOnSite(hre, json, async (site) => {
    const spec = await readSpec(file);
    const { standing } = await openFor(site, await requireChain(site.chain, spec), id);
    const done = await breakFeed(site.chain, spec, standing.record, feed, fault);
    site.output.say(`${done.feed} at ${done.address}: ${done.fault}.`);
    site.output.writeJson(brokenFeed, done);
  });
