import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { TRANSPORT_CLIENTS } from "../../bench/transportClients.ts";
import { projectRoot } from "../meta/testNames.ts";
import { RPC_FAULTS } from "./faultyRpc.ts";
import { CHAIN_ID, type Stage, startStage } from "./stage.ts";

const PAGE = join(projectRoot, "docs", "transport.md");
/** Git-ignored, and within the project, so that packages are found from there. */
const FOLDER = join(projectRoot, "cache", "transport-page");
const SOURCES = pathToFileURL(join(projectRoot, "src")).href;
const ADDRESSES = ["https://one.example/rpc", "https://two.example/rpc", "https://three.example/rpc"];

describe("docs/transport.md", () => {
  let stage: Stage;
  let page: string;

  before(async () => {
    stage = await startStage();
    page = await readFile(PAGE, "utf8");
    await mkdir(FOLDER, { recursive: true });
  });

  after(async () => {
    await rm(FOLDER, { recursive: true, force: true });
    await stage.close();
  });

  /** Runs a block of the page over the test's own servers, and gives what it ends up with. */
  const run = async (index: number, names: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
    const blocks = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, body = ""]) => body);
    let code = blocks[index] ?? expect.fail(`The page has no block ${index + 1}.`);
    for (const [place, address] of ADDRESSES.entries()) {
      expect(code).to.include(address);
      code = code.replace(address, stage.servers[place]?.url ?? "");
    }
    code = code
      .replace('"holdfast"', `"${SOURCES}/index.ts"`)
      .replace('"holdfast/ethers"', `"${SOURCES}/ethers.ts"`)
      .replace("chainId: 1,", `chainId: ${CHAIN_ID},`)
      .replace("ORACLE", JSON.stringify(stage.oracle.target));
    const path = join(FOLDER, `block${index}.ts`);
    await writeFile(path, `${code}\nexport { ${names.join(", ")} };\n`);
    return import(pathToFileURL(path).href);
  };

  const price = async (): Promise<bigint> => (await stage.oracle.getFunction("read")()).price;

  it("reads the price with ethers by the code it shows", async () => {
    expect((await run(0, ["price"]))["price"]).to.equal(await price());
  });

  it("reads the price with viem by the code it shows", async () => {
    expect((await run(1, ["price"]))["price"]).to.equal(await price());
  });

  it("reads what the endpoints did by the code it shows", async () => {
    const { head, lags } = await run(2, ["head", "lags"]);
    expect(head).to.equal(BigInt(await stage.ethers.provider.getBlockNumber()));
    expect(lags).to.have.lengthOf(3);
  });

  it("has a row for each fault and a column for each client of the benchmark", () => {
    const rows = page.split("\n").filter((line) => line.startsWith("| "));
    const cells = rows.map((line) => line.split("|").map((cell) => cell.trim()));
    expect(cells[0]?.slice(2, -1)).to.deep.equal(Object.keys(TRANSPORT_CLIENTS));
    expect(cells.slice(2).map(([, fault]) => fault)).to.deep.equal(["healthy", ...Object.keys(RPC_FAULTS)]);
  });
});
