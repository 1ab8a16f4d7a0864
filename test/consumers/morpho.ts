import type { Contract } from "ethers";
import type { HardhatEthers } from "../providers/provider.ts";
import { compile } from "./compile.ts";
import { createDeployer } from "./deployer.ts";

/** As Morpho's own `foundry.toml` compiles what is on mainnet. */
const SETTINGS = {
  evmVersion: "paris",
  viaIR: true,
  optimizer: { enabled: true, runs: 999_999 },
  metadata: { bytecodeHash: "none" },
};

/** Compiles Morpho Blue from `@morpho-org/morpho-blue` 1.0.0. */
export const compileMorpho = () =>
  compile({
    compiler: "solc-0.8.19",
    settings: SETTINGS,
    folder: "@morpho-org/morpho-blue/src",
    contracts: ["Morpho.sol", "mocks/IrmMock.sol"],
  });

/** What a market is identified by. */
export interface MarketParams {
  readonly loanToken: string;
  readonly collateralToken: string;
  readonly oracle: string;
  readonly irm: string;
  readonly lltv: bigint;
}

/** A market of Morpho Blue. */
export interface MorphoMarket {
  readonly morpho: Contract;
  readonly params: MarketParams;
  readonly id: string;
}

/** Deploys Morpho Blue, with the interest model that its own tests use, and creates one market. */
export const deployMorpho = async (
  ethers: HardhatEthers,
  market: Omit<MarketParams, "irm">,
): Promise<MorphoMarket> => {
  const { deploy } = createDeployer(ethers, compileMorpho());
  const [owner] = await ethers.getSigners();
  const morpho = await deploy("Morpho", [owner?.address]);
  const irm = await (await deploy("IrmMock")).getAddress();
  const params = { ...market, irm };
  await morpho.getFunction("enableIrm")(irm);
  await morpho.getFunction("enableLltv")(market.lltv);
  await morpho.getFunction("createMarket")(params);
  const id = ethers.keccak256(
    ethers.AbiCoder.defaultAbiCoder().encode(
      ["address", "address", "address", "address", "uint256"],
      [params.loanToken, params.collateralToken, params.oracle, params.irm, params.lltv],
    ),
  );
  return { morpho, params, id };
};
