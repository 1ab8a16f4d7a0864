import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { readJournal } from "../../src/deploy/journal.ts";
import { projectRoot } from "../meta/testNames.ts";
import { localSpec } from "./localSpec.ts";
import { closeSite, deploy, openSite, type Site } from "./site.ts";

/**
 * What a deployment of `localSpec()` from Hardhat's first account is called in Ignition's journal, in order. A chain that
 * lasts was deployed to under these names: under another one a contract would be deployed, and a role given, once more.
 */
const NAMES = [
  "HoldfastFeeds#north_eda41d0602",
  "HoldfastFeeds#south_9cc2455ef2",
  "HoldfastFeeds#west_7885fa1773",
  "HoldfastFeeds#north_inverse_4c3de3b9aa",
  "HoldfastOracles#ETH_USD_476b3783c0",
  "HoldfastOracles#USD_ETH_e9cff1c34c",
  "HoldfastGovernance#Manager_1fcffe2483",
  "HoldfastGovernance#Governed_ETH_USD_4919626cec",
  "HoldfastGovernance#grantRole_86928a82d2",
  "HoldfastGovernance#grantRole_c1617f2329",
  "HoldfastGovernance#setRoleGuardian_955fd9a1ff",
  "HoldfastGovernance#setTargetFunctionRole_05ee5bd5b0",
  "HoldfastGovernance#setTargetFunctionRole_3c6adab2ca",
  "HoldfastGovernance#setTargetFunctionRole_8df77d3a6a",
  "HoldfastGovernance#grantRole_0b382a3a3e",
  "HoldfastGovernance#renounceRole_f9417afe6b",
  "HoldfastRouter#Router_ff8379e8eb",
];

describe("the Ignition modules of a deployment", () => {
  let site: Site;
  let directory: string;

  before(async () => {
    site = await openSite((await hre.network.create()).provider);
    ({ directory } = await deploy(site, localSpec()));
  });

  after(() => closeSite(site));

  it("call everything what they always called it, from contents alone", () => {
    const journal = readFileSync(join(directory, "journal.jsonl"), "utf8").trim().split("\n");
    const ids = journal.flatMap((line) => JSON.parse(line).futureId ?? []);
    expect([...new Set(ids)]).to.deep.equal(NAMES);
  });

  it("leave nothing unfinished", async () => {
    const { unfinished, failed, unsent } = await readJournal(directory);
    expect([unfinished, failed, unsent]).to.deep.equal([[], [], []]);
  });

  it("import nothing of the project", () => {
    const folder = join(projectRoot, "deploy", "modules");
    const imported = globSync("*.ts", { cwd: folder }).flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/\bfrom "([^"]+)"/g)].map(([, name]) => name),
    );
    expect([...new Set(imported)]).to.deep.equal(["@nomicfoundation/ignition-core"]);
  });
});
