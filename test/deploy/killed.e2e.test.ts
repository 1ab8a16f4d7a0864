import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import hre from "hardhat";
import { planDeployment } from "../../src/deploy/apply.ts";
import { Chain } from "../../src/deploy/chain.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { smallSpecFile } from "./localSpec.ts";

const PROGRAM = fileURLToPath(new URL("./deployAndDie.ts", import.meta.url));
const MOST_RUNS = 200;

describe("a deployment that is killed", () => {
  const spec = parseSpec(smallSpecFile());
  let server: { close(): Promise<void> };
  let url: string;
  let folder: string;

  /** Runs the program once; true where it came to its end, false where it was killed. */
  const runOnce = (moment: string): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, url, folder, join(folder, "spec.json"), moment]);
      let [output, errors] = ["", ""];
      child.stdout.on("data", (text) => {
        output += text;
      });
      child.stderr.on("data", (text) => {
        errors += text;
      });
      child.on("close", (code, signal) => {
        if (signal === "SIGKILL") resolve(false);
        else if (code === 0 && output === "done") resolve(true);
        else reject(new Error(`It ended with ${code}: ${errors}`));
      });
    });

  before(async () => {
    const opened = await hre.network.createServer();
    const { address, port } = await opened.listen();
    server = opened;
    url = `http://${address}:${port}`;
    folder = await mkdtemp(join(tmpdir(), "holdfast-"));
    await writeFile(join(folder, "spec.json"), JSON.stringify(smallSpecFile()));
  });

  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("comes to its end when it is run again", async () => {
    for (const moment of ["unsent", "sent", "written"]) expect(await runOnce(moment)).to.equal(false);
    // Every moment costs a start of the program; the deep run takes them all.
    const isDeep = process.env["HOLDFAST_DEEP"] === "1";
    for (let run = 0; isDeep && run < MOST_RUNS; run += 1) {
      if (await runOnce(run % 2 === 0 ? "written" : "sent")) break;
    }
    expect(await runOnce("never")).to.equal(true);
    const { provider } = await hre.network.create({ network: "localhost", override: { url } });
    const { plan } = await planDeployment({ chain: new Chain(provider, "localhost"), folder, spec });
    expect(plan.isEqual).to.equal(true);
  }).timeout(600_000);
});
