import type { Contract } from "ethers";
import type { HardhatEthers } from "../providers/provider.ts";
import { compile } from "./compile.ts";
import { createDeployer } from "./deployer.ts";

/** As Aave compiles it, but for the version of the compiler, which is any from 0.8.10 on. */
const SETTINGS = { evmVersion: "cancun", optimizer: { enabled: true, runs: 200 } };

const LIBRARIES = [
  "BorrowLogic",
  "ConfiguratorLogic",
  "FlashLoanLogic",
  "LiquidationLogic",
  "PoolLogic",
  "SupplyLogic",
];

/** Compiles a whole market of Aave V3 from `@aave-dao/aave-v3-origin` 3.6.0. */
export const compileAave = () =>
  compile({
    compiler: "solc",
    settings: SETTINGS,
    folder: "@aave-dao/aave-v3-origin/src/contracts",
    contracts: [
      "instances/ATokenInstance.sol",
      "instances/PoolConfiguratorInstance.sol",
      "instances/PoolInstance.sol",
      "instances/VariableDebtTokenInstance.sol",
      "misc/AaveOracle.sol",
      "misc/DefaultReserveInterestRateStrategyV2.sol",
      "misc/PriceOracleSentinel.sol",
      "protocol/configuration/ACLManager.sol",
      "protocol/configuration/PoolAddressesProvider.sol",
      ...LIBRARIES.map((name) => `protocol/libraries/logic/${name}.sol`),
    ],
    aliases: { "openzeppelin-contracts": "@openzeppelin" },
  });

/** A token that a market lends and takes, and the contract that prices it. */
export interface Reserve {
  readonly token: string;
  readonly symbol: string;
  readonly source: string;
  /** Basis points of the value that may be borrowed against it, and from which on one is liquidated. */
  readonly limits: readonly [number, number];
}

/** A market of Aave V3. */
export interface AaveMarket {
  readonly pool: Contract;
  readonly aaveOracle: Contract;
  readonly sentinel: Contract;
}

/** Basis points: what a liquidator gets for 10,000 that it repays. */
export const LIQUIDATION_BONUS = 10_500;

/** Rates in basis points; interest is not the point here. */
const RATES = [8_000, 0, 400, 6_000];

/**
 * Deploys a whole market of Aave V3: prices in dollars with 8 decimals and without a fallback oracle, and a sentinel
 * over the sequencer's uptime feed with the grace in seconds.
 */
export const deployAave = async (
  ethers: HardhatEthers,
  reserves: readonly Reserve[],
  sequencer: { readonly feed: string; readonly grace: number },
): Promise<AaveMarket> => {
  const { deploy, attach } = createDeployer(ethers, compileAave());
  const [owner] = await ethers.getSigners();
  const provider = await deploy("PoolAddressesProvider", ["Holdfast", owner?.address]);
  const call = (contract: Contract, name: string, ...words: readonly unknown[]) =>
    contract.getFunction(name)(...words);

  await call(provider, "setACLAdmin", owner?.address);
  const roles = await deploy("ACLManager", [provider.target]);
  await call(provider, "setACLManager", roles.target);
  await call(roles, "addPoolAdmin", owner?.address);
  const tokens = reserves.map(({ token }) => token);
  const sources = reserves.map(({ source }) => source);
  const unit = 10n ** 8n;
  const aaveOracle = await deploy("AaveOracle", [
    provider.target,
    tokens,
    sources,
    ethers.ZeroAddress,
    ethers.ZeroAddress,
    unit,
  ]);
  await call(provider, "setPriceOracle", aaveOracle.target);
  const sentinel = await deploy("PriceOracleSentinel", [provider.target, sequencer.feed, sequencer.grace]);
  await call(provider, "setPriceOracleSentinel", sentinel.target);
  const rates = await deploy("DefaultReserveInterestRateStrategyV2", [provider.target]);
  await call(provider, "setPoolImpl", (await deploy("PoolInstance", [provider.target, rates.target])).target);
  await call(provider, "setPoolConfiguratorImpl", (await deploy("PoolConfiguratorInstance")).target);
  const pool = await attach("PoolInstance", await call(provider, "getPool"));
  const configurator = await attach("PoolConfiguratorInstance", await call(provider, "getPoolConfigurator"));

  const aToken = await deploy("ATokenInstance", [pool.target, ethers.ZeroAddress, owner?.address]);
  const debtToken = await deploy("VariableDebtTokenInstance", [pool.target, ethers.ZeroAddress]);
  const interestRateData = ethers.AbiCoder.defaultAbiCoder().encode(
    ["uint16", "uint32", "uint32", "uint32"],
    RATES,
  );
  const inputs = reserves.map(({ token, symbol }) => ({
    aTokenImpl: aToken.target,
    variableDebtTokenImpl: debtToken.target,
    underlyingAsset: token,
    aTokenName: `Aave ${symbol}`,
    aTokenSymbol: `a${symbol}`,
    variableDebtTokenName: `Aave debt ${symbol}`,
    variableDebtTokenSymbol: `d${symbol}`,
    params: "0x",
    interestRateData,
  }));
  await call(configurator, "initReserves", inputs);
  for (const { token, limits } of reserves) {
    await call(configurator, "configureReserveAsCollateral", token, ...limits, LIQUIDATION_BONUS);
    await call(configurator, "setReserveBorrowing", token, true);
  }
  return { pool, aaveOracle, sentinel };
};
