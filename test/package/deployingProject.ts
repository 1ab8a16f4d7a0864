import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { OFFLINE_NETWORK } from "./consumerSources.ts";
import {
  blocksOf,
  createProject,
  endingOf,
  HARDHAT,
  type PackedPackage,
  root,
  start,
  typeCheck,
} from "./packedProject.ts";

/** Tests a project that has nothing but the packed package, Hardhat and ethers, and deploys with them. */
export const describeDeployingProject = (packed: () => PackedPackage): void => {
  describe("in a project that deploys", () => {
    let project: string;
    let node: Awaited<ReturnType<typeof hre.network.createServer>>;
    let url: string;
    const oracle = (...words: string[]) => {
      const options = ["--config", "offline.config.ts", "oracle", ...words];
      return endingOf(start(project, [HARDHAT, ...options], { RPC_URL: url }));
    };

    before(async () => {
      node = await hre.network.createServer(undefined, "127.0.0.1", 0);
      const { address, port } = await node.listen();
      url = `http://${address}:${port}`;
      const page = blocksOf(await readFile(join(root, "docs", "deploy.md"), "utf8"));
      project = await createProject(packed(), "with-spec", ["hardhat", "ethers"], {
        "hardhat.config.ts": page.get("hardhat.config.ts") ?? "",
        "offline.config.ts": OFFLINE_NETWORK,
        "deploy/local.json": await readFile(join(packed().folder, "dist", "deploy", "local.json"), "utf8"),
      });
    });

    after(() => node.close());

    it("agrees with the package's types", async () => {
      expect(await typeCheck(project)).to.deep.equal({ code: 0, output: "" });
    });

    it("lints a copy of the local spec, deploys it and reads its oracles", async () => {
      const network = ["deploy/local.json", "--network", "localhost"];
      const endings = [await oracle("lint", "deploy/local.json"), await oracle("deploy", ...network)];
      endings.push(await oracle("deploy", ...network, "--plan"), await oracle("status", ...network));
      expect(endings.map(({ code }) => code)).to.deep.equal([0, 0, 0, 0]);
      const [linted, deployed, planned, status] = endings.map(({ output }) => output);
      expect(linted).to.include("deploy/local.json: 0 errors, 0 warnings");
      expect(deployed).to.match(/\n[1-9]\d* transactions were sent\.\n/);
      expect(planned).to.include("The chain is what the spec wants.");
      expect(status).to.match(/^ETH\/USD {2}Normal {2}3000\.0 /);
      const record = join(project, "deploy", "deployments", "chain-31337", "holdfast.json");
      expect(JSON.parse(await readFile(record, "utf8")).isComplete).to.equal(true);
    });

    it("runs the scripts of the repository, copied, with the package's own entries", async () => {
      await mkdir(join(project, "scripts"), { recursive: true });
      for (const name of ["deploy.ts", "simulate.ts"]) {
        const script = await readFile(join(root, "scripts", name), "utf8");
        const copied = script.replaceAll(/"\.\.\/src\/(\w+)\.ts"/g, '"holdfast/$1"');
        expect(copied).to.include('"holdfast/').and.to.not.include("../src");
        await writeFile(join(project, "scripts", name), copied);
      }
      const run = (script: string, ...words: string[]) =>
        endingOf(
          start(
            project,
            [HARDHAT, "--config", "offline.config.ts", "run", "--no-compile", script, ...words],
            {
              RPC_URL: url,
              SYSTEMS: "holdfast-median,single-feed",
            },
          ),
        );
      const deployed = await run("scripts/deploy.ts", "--network", "localhost");
      expect(deployed.output).to.include("0 transactions were sent");
      expect(deployed.code).to.equal(0);
      const simulated = await run("scripts/simulate.ts");
      expect(simulated.output).to.match(/\nholdfast-median: served /);
      expect(simulated.code).to.equal(0);
      expect(await typeCheck(project)).to.deep.equal({ code: 0, output: "" });
    });
  });
};
