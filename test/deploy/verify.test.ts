import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { expect } from "chai";
import { AbiCoder } from "ethers";
import hre from "hardhat";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import config from "../../hardhat.config.ts";
import { verifyDeployment } from "../../src/commands/deploy.ts";
import { interfaceOf, readArtifact } from "../../src/files/artifacts.ts";
import { parseSpec } from "../../src/spec/spec.ts";
import { smallSpecFile } from "./localSpec.ts";
import { closeSite, deploy, openSite, recordOf, type Site } from "./site.ts";

const CHAIN_ID = 424_242;
const DECIMALS = 8n;
const PRICE = 3_000n * 10n ** DECIMALS;

describe("the verification of a deployment's sources", () => {
  let explorer: Server;
  let node: { close(): Promise<void> };
  let site: Site;
  /** The forms that were sent to the explorer. */
  const forms: URLSearchParams[] = [];

  before(async () => {
    explorer = createServer((request, response) => {
      let body = "";
      request.on("data", (text) => {
        body += text;
      });
      request.on("end", () => {
        const query = new URL(request.url ?? "/", "http://explorer").searchParams;
        const isAsked = query.get("action") ?? new URLSearchParams(body).get("action") ?? "";
        if (isAsked === "verifysourcecode") forms.push(new URLSearchParams(body));
        const results: Record<string, unknown> = {
          getsourcecode: [{ SourceCode: "" }],
          verifysourcecode: "receipt",
          checkverifystatus: "Pass - Verified",
        };
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ status: "1", message: "OK", result: results[isAsked] }));
      });
    });
    await new Promise<void>((resolve) => {
      explorer.listen(0, "127.0.0.1", resolve);
    });
    const place = explorer.address();
    const explorerUrl = `http://127.0.0.1:${typeof place === "object" ? place?.port : 0}`;
    const opened = await hre.network.createServer({ override: { chainId: CHAIN_ID } });
    const { address, port } = await opened.listen();
    node = opened;
    const own = await createHardhatRuntimeEnvironment(
      {
        ...config,
        networks: { remote: { type: "http", url: `http://${address}:${port}` } },
        chainDescriptors: {
          [CHAIN_ID]: {
            name: "Stub",
            blockExplorers: { blockscout: { name: "Stub", url: explorerUrl, apiUrl: `${explorerUrl}/api` } },
          },
        },
      },
      { network: "remote" },
      hre.config.paths.root,
    );
    const { provider, ethers } = await own.network.create();
    site = await openSite(provider);
    const { abi, bytecode } = readArtifact("FaultyFeed");
    const [signer] = await ethers.getSigners();
    const { roles, routes, assets, oracles, feeds, ...file } = smallSpecFile();
    const there: Record<string, unknown> = {};
    for (const [key, { local, ...feed }] of Object.entries(feeds)) {
      const contract = await new ethers.ContractFactory([...abi], bytecode, signer).deploy(DECIMALS, PRICE);
      there[key] = { ...feed, address: await contract.getAddress() };
    }
    const { governed, salt, ...oracle } = oracles["ETH/USD"];
    const network = { ...file.network, name: "stub", chainId: CHAIN_ID };
    const spec = parseSpec({ ...file, network, feeds: there, oracles: { "ETH/USD": oracle } });
    await deploy(site, spec);
    await verifyDeployment(site, join(site.folder, "deployments", `chain-${CHAIN_ID}`), own);
  });

  after(async () => {
    await node.close();
    explorer.close();
    await closeSite(site);
  });

  it("tells the explorer address, name, arguments and source of the oracle", async () => {
    const { oracles } = await recordOf(site, `chain-${CHAIN_ID}`);
    const { address, config: wanted } = oracles["ETH/USD"];
    const [form] = forms;
    expect(forms).to.have.lengthOf(1);
    expect(form?.get("contractaddress")).to.equal(address);
    expect(form?.get("contractname")).to.match(/contracts\/RedundantOracle\.sol:RedundantOracle$/);
    const types = interfaceOf("RedundantOracle").deploy.inputs;
    expect(`0x${form?.get("constructorArguments") ?? form?.get("constructorArguements")}`).to.equal(
      AbiCoder.defaultAbiCoder().encode([...types], [wanted]),
    );
    const sources = Object.keys(JSON.parse(form?.get("sourceCode") ?? "{}").sources);
    expect(sources.some((source) => source.endsWith("contracts/RedundantOracle.sol"))).to.equal(true);
  });
});
