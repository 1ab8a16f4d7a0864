import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { deploySpec, executeSpec, planSpec } from "../../src/deploy.ts";
import { parseSpec } from "../../src/spec.ts";
import { edited } from "../lint/specEdits.ts";

describe("deploySpec", () => {
  const spec = parseSpec(edited("local", {}));
  let server: Awaited<ReturnType<typeof hre.network.createServer>>;
  let folder: string;
  let url: string;

  /** A chain that outlasts the program, as a node is reached. */
  const connectNode = () => hre.network.create({ network: "localhost", override: { url } });
  const fileOf = () => readFile(join(folder, "deployments", "chain-31337", "holdfast.json"), "utf8");

  before(async () => {
    server = await hre.network.createServer(undefined, "127.0.0.1", 0);
    const { address, port } = await server.listen();
    url = `http://${address}:${port}`;
    folder = await mkdtemp(join(tmpdir(), "holdfast-spec-"));
  });

  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("gives the record that it wrote, and the transactions that it sent; a second call sends none", async () => {
    const first = await deploySpec(await connectNode(), spec, { folder });
    expect(first.record).to.deep.equal(JSON.parse(await fileOf()));
    expect([first.plan.isEqual, first.transactions.length > 0]).to.deep.equal([true, true]);
    const second = await deploySpec(await connectNode(), spec, { folder });
    expect([second.transactions, second.record]).to.deep.equal([[], first.record]);
  });

  it("leaves the record of a node alone where the network ends with the program", async () => {
    const before = await fileOf();
    const { record, plan } = await deploySpec(await hre.network.create(), spec, { folder });
    expect([record.isComplete, plan.isEqual]).to.deep.equal([true, true]);
    expect(await fileOf()).to.equal(before);
  });

  it("keeps nothing of a network that ends with the program", async () => {
    const { directory } = await deploySpec(await hre.network.create(), spec, { folder });
    expect(directory).to.equal(undefined);
    expect(await readdir(join(folder, "deployments"))).to.deep.equal(["chain-31337"]);
  });

  it("is planned without a change", async () => {
    const before = await fileOf();
    const { plan, problems } = await planSpec(await connectNode(), spec, { folder });
    expect([plan.isEqual, problems]).to.deep.equal([true, []]);
    expect(await fileOf()).to.equal(before);
  });

  describe("executeSpec", () => {
    /** What the governor may only change two days later. */
    const DELAY = 172_800;
    const ofDays = (change: object = {}) =>
      edited("local", {
        ...Object.fromEntries(
          ["ETH/USD", "USDC/USD"].flatMap((pair) =>
            [0, 1, 2, 3].map((index) => [`oracles > ${pair} > sources > ${index} > maxAge`, 10 * DELAY]),
          ),
        ),
        ...change,
      });

    it("executes what was scheduled once it is due, and says how long it has to wait", async () => {
      const connection = await hre.network.create({ network: "localhost", override: { url } });
      const id = "executed";
      await deploySpec(connection, parseSpec(ofDays()), { folder, id });
      const changed = parseSpec(ofDays({ "oracles > ETH/USD > maxDeviationBps": 150 }));
      await deploySpec(connection, changed, { folder, id });
      const [early] = await executeSpec(connection, changed, { folder, id });
      expect([early?.state, (early?.wait ?? 0) > 0]).to.deep.equal(["notDue", true]);
      await connection.networkHelpers.time.increaseTo(early?.operation.due ?? 0);
      const [done] = await executeSpec(connection, changed, { folder, id });
      expect(done?.state).to.equal("executed");
      expect(await executeSpec(connection, changed, { folder, id })).to.deep.equal([]);
    });

    it("refuses where nothing is deployed", async () => {
      const empty = executeSpec(await connectNode(), spec, { folder, id: "nothing" });
      const failure = await empty.catch((reason: unknown) => reason);
      expect(failure).to.have.property("exitCode", 3);
    });
  });
});
