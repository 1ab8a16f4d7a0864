import { Interface } from "ethers";
import { type Artifact, readArtifact } from "./packages.ts";
import { checkSettings, type Peer, type PeerSettings } from "./peer.ts";
import { type Deployed, deployOn, type PeerStage, sendTo } from "./stage.ts";

const ORACLE = "@venusprotocol/oracle/artifacts/contracts";
const DEPLOYMENT = "@venusprotocol/oracle/deployments/bscmainnet";
const GOVERNANCE = "@venusprotocol/governance-contracts/artifacts/contracts/Governance";

/** What a chain's own coin is called by; it has the 18 decimals that make a price one of 18 decimals. */
const NATIVE_ASSET = "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB";
const NOBODY = "0x0000000000000000000000000000000000000000";
const WAD = 10n ** 18n;
const BPS = 10_000n;
const WORD = /^0x[0-9a-f]{64}$/i;

/** Permissions in the words that the contracts ask for. */
const SET_TOKEN = "setTokenConfig(TokenConfig)";
const SET_BOUNDS = "setValidateConfig(ValidateConfig)";

const NOTES = [
  "Main, pivot and fallback are three ChainlinkOracle contracts with one feed each: Venus' own fallback is another provider's registry of the same getPrice(asset).",
  "A price counts when it lies within the band of another one: main of the pivot, else the fallback of the pivot, else main of the fallback; else the read reverts. The pivot's own price is never served.",
  "The band is of the price under test: reference / price within 1 - band and 1 + band, both included.",
  "The asset is the chain's own coin, so that no token is asked for its decimals: a token costs one call more for each oracle.",
  "A market calls updatePrice(vToken) first, which only matters to capped and to cached assets; this asset is neither, so that no price outlives its step in a transaction of many steps.",
];

const deployProxied = async (
  stage: PeerStage,
  implementation: Artifact,
  admin: Deployed,
  manager: Deployed,
  words: readonly unknown[] = [],
): Promise<Deployed> => {
  const logic = await deployOn(stage, implementation, words);
  const proxy = await deployOn(stage, readArtifact(`${DEPLOYMENT}/ResilientOracle_Proxy.json`), [
    logic.address,
    admin.address,
    logic.abi.encodeFunctionData("initialize", [manager.address]),
  ]);
  return { address: proxy.address, abi: logic.abi };
};

/** The price that `getPrice` returned, of 18 decimals. */
const decodePrice = (returnData: string): bigint | undefined =>
  WORD.test(returnData) ? BigInt(returnData) : undefined;

/**
 * Deploys Venus' ResilientOracle with its BoundValidator, three ChainlinkOracles and their AccessControlManager, behind
 * the proxies of its mainnet deployment, over main, pivot and fallback.
 */
export const deployVenus = async (stage: PeerStage, settings: PeerSettings): Promise<Peer> => {
  checkSettings(settings);
  const owner = stage.deployer;
  const manager = await deployOn(
    stage,
    readArtifact(`${GOVERNANCE}/AccessControlManager.sol/AccessControlManager.json`),
  );
  const admin = await deployOn(stage, readArtifact(`${DEPLOYMENT}/DefaultProxyAdmin.json`), [owner]);
  const allow = ({ address }: Deployed, permission: string): Promise<void> =>
    sendTo(stage, manager, "giveCallPermission", [address, permission, owner]);

  const validator = await deployProxied(
    stage,
    readArtifact(`${ORACLE}/oracles/BoundValidator.sol/BoundValidator.json`),
    admin,
    manager,
  );
  await allow(validator, SET_BOUNDS);
  const band = (BigInt(settings.deviationBps) * WAD) / BPS;
  await sendTo(stage, validator, "setValidateConfig", [[NATIVE_ASSET, WAD + band, WAD - band]]);

  const source = readArtifact(`${ORACLE}/oracles/ChainlinkOracle.sol/ChainlinkOracle.json`);
  const sources: string[] = [];
  for (const [index, feed] of settings.feeds.entries()) {
    const oracle = await deployProxied(stage, source, admin, manager);
    await allow(oracle, SET_TOKEN);
    await sendTo(stage, oracle, "setTokenConfig", [[NATIVE_ASSET, feed, settings.maxAges[index]]]);
    sources.push(oracle.address);
  }

  const resilient = await deployProxied(
    stage,
    readArtifact(`${ORACLE}/ResilientOracle.sol/ResilientOracle.json`),
    admin,
    manager,
    [NOBODY, NOBODY, validator.address],
  );
  await allow(resilient, SET_TOKEN);
  await sendTo(stage, resilient, "setTokenConfig", [[NATIVE_ASSET, sources, [true, true, true], false]]);
  return {
    name: "venus",
    address: resilient.address,
    calldata: new Interface(["function getPrice(address)"]).encodeFunctionData("getPrice", [NATIVE_ASSET]),
    decode: decodePrice,
    notes: NOTES,
  };
};
