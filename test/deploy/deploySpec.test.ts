import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { deploySpec, planSpec } from "../../src/deploy.ts";
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
});
