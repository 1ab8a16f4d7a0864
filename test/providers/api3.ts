import { createRequire } from "node:module";
import type { Contract } from "ethers";
import { ContractFactory } from "ethers";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const load = createRequire(import.meta.url);

const API3_DECIMALS = 18;
const BEACONS = 3;

/** What one beacon's operator signs. */
export interface SignedData {
  /** In 18 decimals. */
  readonly value: bigint;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** Real API3 contracts, under control. */
export interface Api3 extends Provider {
  readonly proxy: Contract;
  readonly server: Contract;
  /** Publishes signed data with any value (18 decimals) and time (Unix seconds). */
  publish(value: bigint, timestamp: number): Promise<void>;
  /** Publishes data of its own for each of the three beacons, in their order. */
  publishEach(data: readonly SignedData[]): Promise<void>;
  /** Lets the name stand for one beacon instead of the set, as the manager may at any time. */
  repointToBeacon(index: number): Promise<void>;
}

const deploy = async (ethers: HardhatEthers, path: string, words: unknown[]): Promise<Contract> => {
  const [owner] = await ethers.getSigners();
  const name = path.slice(path.lastIndexOf("/") + 1);
  const module = load(`@api3/contracts/dist/typechain-types/factories/${path}__factory.js`);
  const { abi, bytecode } = module[`${name}__factory`];
  const contract = await new ContractFactory(abi, bytecode, owner).deploy(...words);
  await contract.waitForDeployment();
  return contract as Contract;
};

/**
 * Deploys API3's `Api3ServerV1` and an `Api3ReaderProxyV1` on a set of three beacons, each updated with data signed by a
 * local key, from the bytecode in `@api3/contracts` 34.0.0. It breaks down when the manager unsets the dAPI name.
 */
export const deployApi3 = async (ethers: HardhatEthers): Promise<Api3> => {
  const [manager] = await ethers.getSigners();
  const registry = await deploy(ethers, "access/AccessControlRegistry", []);
  const roles = [registry.target, "admin", manager?.address];
  const server = await deploy(ethers, "api3-server-v1/Api3ServerV1", roles);
  const extension = await deploy(ethers, "api3-server-v1/Api3ServerV1OevExtension", [
    ...roles,
    server.target,
  ]);
  const dapiName = ethers.encodeBytes32String("ETH/USD");
  const proxy = await deploy(ethers, "api3-server-v1/proxies/Api3ReaderProxyV1", [
    extension.target,
    dapiName,
    1,
  ]);

  const beacons = Array.from({ length: BEACONS }, (_, index) => {
    const airnode = new ethers.Wallet(ethers.id(`airnode ${index}`));
    const templateId = ethers.id(`template ${index}`);
    const id = ethers.solidityPackedKeccak256(["address", "bytes32"], [airnode.address, templateId]);
    return { airnode, templateId, id };
  });
  const ids = beacons.map(({ id }) => id);
  const setId = ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(["bytes32[]"], [ids]));

  const publishEach = async (updates: readonly SignedData[]) => {
    for (const [index, { airnode, templateId }] of beacons.entries()) {
      const update = updates[index];
      if (update === undefined) throw new Error(`Beacon ${index} has no data.`);
      const data = ethers.AbiCoder.defaultAbiCoder().encode(["int256"], [update.value]);
      const digest = ethers.solidityPackedKeccak256(
        ["bytes32", "uint256", "bytes"],
        [templateId, update.timestamp, data],
      );
      const signature = await airnode.signMessage(ethers.getBytes(digest));
      const words = [airnode.address, templateId, update.timestamp, data, signature];
      await server.getFunction("updateBeaconWithSignedData")(...words);
    }
    await server.getFunction("updateBeaconSetWithBeacons")(ids);
  };
  const publish = (value: bigint, timestamp: number) =>
    publishEach(beacons.map(() => ({ value, timestamp })));
  await server.getFunction("setDapiName")(dapiName, setId);

  return {
    name: "API3",
    feed: await proxy.getAddress(),
    proxy,
    server,
    publish,
    publishEach,
    repointToBeacon: async (index) => {
      await server.getFunction("setDapiName")(dapiName, ids[index]);
    },
    pushPrice: async (price) => {
      const block = await ethers.provider.getBlock("latest");
      if (block === null) throw new Error("The chain has no block.");
      await publish(price * 10n ** BigInt(API3_DECIMALS - PRICE_DECIMALS), block.timestamp);
    },
    breakDown: async () => {
      await server.getFunction("setDapiName")(dapiName, ethers.ZeroHash);
    },
    repair: async () => {
      await server.getFunction("setDapiName")(dapiName, setId);
    },
  };
};
