import { type BaseContract, ContractFactory, JsonRpcProvider, NonceManager } from "ethers";
import hre from "hardhat";

/** A chain that is reached as a user's is, with an oracle whose artifacts come out of the package. */
export interface ChainOverHttp {
  readonly url: string;
  readonly oracle: string;
  /** Deploys what a project compiled. */
  readonly deploy: (artifact: Artifact, args: readonly unknown[]) => Promise<BaseContract>;
  /** Makes the first feed fail from the next block on, or answer again. */
  readonly setFirstFeed: (isBroken: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What is used of a compiled contract. */
export interface Artifact {
  readonly abi: readonly object[];
  readonly bytecode: string;
}

/** 3,000 dollars. */
export const PRICE = 3_000n * 10n ** 8n;

/** Numbers of `Behavior`. */
const HEALTHY = 0;
const REVERT_EMPTY = 1;

/**
 * Starts a chain and deploys an Ordered oracle over three feeds.
 * @param readArtifact Gives a contract of the package as it was compiled.
 */
export const startChain = async (
  readArtifact: (path: string) => Promise<Artifact>,
): Promise<ChainOverHttp> => {
  const server = await hre.network.createServer(undefined, "127.0.0.1", 0);
  const { address, port } = await server.listen();
  const url = `http://${address}:${port}`;
  const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1 });
  const signer = new NonceManager(await provider.getSigner(0));
  const deploy = async ({ abi, bytecode }: Artifact, args: readonly unknown[]) => {
    const contract = await new ContractFactory([...abi], bytecode, signer).deploy(...args);
    return contract.waitForDeployment();
  };
  const feedArtifact = await readArtifact("contracts/testing/FaultyFeed.sol/FaultyFeed.json");
  const feeds: BaseContract[] = [];
  for (let index = 0; index < 3; index += 1) feeds.push(await deploy(feedArtifact, [8, PRICE]));
  const sources = await Promise.all(
    feeds.map(async (feed, group) => ({
      feed: await feed.getAddress(),
      maxAge: 86_400,
      gasLimit: 100_000,
      group,
      role: 0,
    })),
  );
  const oracle = await deploy(await readArtifact("contracts/RedundantOracle.sol/RedundantOracle.json"), [
    {
      description: "ETH / USD",
      decimals: 8,
      mode: 0,
      quorum: 2,
      maxDeviationBps: 100,
      minPrice: 0,
      maxPrice: 0,
      sequencerFeed: `0x${"00".repeat(20)}`,
      sequencerGrace: 0,
      sources,
    },
  ]);
  return {
    url,
    oracle: await oracle.getAddress(),
    deploy,
    setFirstFeed: async (isBroken) => {
      const sent = await feeds[0]?.getFunction("setBehavior").send(isBroken ? REVERT_EMPTY : HEALTHY);
      await sent?.wait();
    },
    close: async () => {
      provider.destroy();
      await server.close();
    },
  };
};
