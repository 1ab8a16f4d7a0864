import { AbiCoder, getAddress, id, Interface, keccak256 } from "ethers";
import { compilePeer } from "./compile.ts";
import { type Artifact, loadPeerPackage } from "./packages.ts";
import { checkSettings, type Peer, type PeerSettings } from "./peer.ts";
import { type Deployed, deployOn, type PeerStage, sendTo } from "./stage.ts";

/** How the three legs become one price: the middle one, or the first one that agrees with the next. */
export type SynthetixGraph = "median" | "deviation";

const MANAGER = "@synthetixio/oracle-manager/contracts";
const LIBRARY = "@synthetixio/core-contracts/contracts/utils";

/** As Synthetix's `hardhat.config.ts` compiles what is deployed, with the compiler of `bench/package.json`. */
const SETTINGS = { optimizer: { enabled: true, runs: 200 } };

/** Types of nodes, and operations of a reducer, by the numbers that the documentation gives. */
const NODE = { reducer: 1, chainlink: 3, deviation: 6, staleness: 7 } as const;
const MEDIAN = 4;
/** Of the documentation: 0 takes the latest answer alone. */
const NO_AVERAGE = 0;

const WAD = 10n ** 18n;
const BPS = 10_000n;
/** Price, time, and two words that are not used. */
const OUTPUT = ["int256", "uint256", "uint256", "uint256"];
const OUTPUT_LENGTH = 2 + 4 * 64;

const coder = AbiCoder.defaultAbiCoder();

const LEG_NOTES = [
  "Each leg is a Chainlink node under a staleness circuit breaker that falls back on the next leg's breaker, as the documentation advises for a fallback that may be stale itself.",
  "A breaker falls back on age alone: an error of any node on the way is the error of the whole read.",
  "An empty revert of a feed is no error to it, but a price of 0 of the year 1970, which a breaker takes for stale.",
];
const GRAPH_NOTES: Readonly<Record<SynthetixGraph, string>> = {
  median: "A reducer serves the median of the three legs; how far they lie apart is not looked at.",
  deviation:
    "A deviation circuit breaker serves the first leg if the second is within the band of it; else a second breaker serves the second leg if the third is within the band; else the read reverts.",
};
const COMMON_NOTES = [
  "The read goes through proxy and router into NodeModule, as deployed by Synthetix's cannonfile.",
  "A negative price is refused here, because Synthetix's markets cast it to an unsigned number; 0 is taken as a price.",
];

/** Addresses that a generated router is compiled with once, and that the real ones are put in the place of. */
const placeholderOf = (name: string): string => getAddress(id(name).slice(0, 42));

interface Generator {
  generateRouter(words: {
    readonly contracts: readonly {
      readonly contractName: string;
      readonly abi: Artifact["abi"];
      readonly deployedAddress: string;
    }[];
  }): string;
}

/** Compiles Synthetix's oracle manager from `@synthetixio/oracle-manager`. */
export const compileSynthetix = (): ReadonlyMap<string, Artifact> =>
  compilePeer({
    settings: SETTINGS,
    contracts: {
      CoreModule: `${MANAGER}/modules/CoreModule.sol`,
      NodeModule: `${MANAGER}/modules/NodeModule.sol`,
      Proxy: `${MANAGER}/Proxy.sol`,
    },
    replaced: {
      [`${LIBRARY}/RevertUtil.sol`]: "contracts/RevertUtil.sol",
      [`${LIBRARY}/ForkDetector.sol`]: "contracts/ForkDetector.sol",
    },
  });

const artifactOf = (artifacts: ReadonlyMap<string, Artifact>, name: string): Artifact => {
  const artifact = artifacts.get(name);
  if (artifact === undefined) throw new Error(`${name} is not among what was compiled.`);
  return artifact;
};

/** The router over the modules, made by the generator that Synthetix's deployments use. */
const routerOver = (
  modules: readonly { name: string; abi: Artifact["abi"]; address: string }[],
): Artifact => {
  const { generateRouter }: Generator = loadPeerPackage("@usecannon/router");
  const text = generateRouter({
    contracts: modules.map(({ name, abi }) => ({
      contractName: name,
      abi,
      deployedAddress: placeholderOf(name),
    })),
  });
  const router = artifactOf(
    compilePeer({
      settings: SETTINGS,
      contracts: { Router: "Router.sol" },
      generated: { "Router.sol": text },
    }),
    "Router",
  );
  let { bytecode } = router;
  for (const { name, address } of modules) {
    const placeholder = placeholderOf(name).slice(2).toLowerCase();
    if (!bytecode.includes(placeholder)) throw new Error(`The router does not lead to ${name}.`);
    bytecode = bytecode.replaceAll(placeholder, address.slice(2).toLowerCase());
  }
  return { ...router, bytecode };
};

/** Deploys modules, router and proxy as Synthetix's cannonfile does; returns the proxy as a NodeModule. */
const deployManager = async (stage: PeerStage): Promise<Deployed> => {
  const artifacts = compileSynthetix();
  const names = ["CoreModule", "NodeModule"];
  const modules: { name: string; abi: Artifact["abi"]; address: string }[] = [];
  for (const name of names) {
    const artifact = artifactOf(artifacts, name);
    const { address } = await deployOn(stage, artifact);
    modules.push({ name, abi: artifact.abi, address });
  }
  const [core, node] = modules;
  if (core === undefined || node === undefined) throw new Error("A module is missing.");
  const { address } = await deployOn(stage, artifactOf(artifacts, "Proxy"), [core.address, stage.deployer]);
  const router = await deployOn(stage, routerOver(modules));
  await sendTo(stage, { address, abi: new Interface(core.abi) }, "upgradeTo", [router.address]);
  return { address, abi: new Interface(node.abi) };
};

/** A manager on a stage, to register nodes with. */
interface Registry {
  readonly stage: PeerStage;
  readonly manager: Deployed;
}

/** Registers a node; returns its identifier, by which parents and readers name it: the hash of what it is made of. */
const register = async (
  { stage, manager }: Registry,
  type: number,
  types: readonly string[],
  parameters: readonly unknown[],
  parents: readonly string[],
): Promise<string> => {
  const words = [type, coder.encode(types, parameters), parents];
  await sendTo(stage, manager, "registerNode", words);
  return keccak256(coder.encode(["uint8", "bytes", "bytes32[]"], words));
};

/** The leg of each feed: its own answer while it is fresh, else that of the next feed that is. */
const registerLegs = async (registry: Registry, settings: PeerSettings): Promise<string[]> => {
  const { feeds, decimals, maxAges } = settings;
  const leaves: string[] = [];
  for (const [index, feed] of feeds.entries()) {
    const parameters = [feed, NO_AVERAGE, decimals[index]];
    leaves.push(await register(registry, NODE.chainlink, ["address", "uint256", "uint8"], parameters, []));
  }
  const legs: string[] = [];
  for (const first of leaves.keys()) {
    const order = [...leaves.keys()].map((step) => (first + step) % leaves.length);
    let leg: string | undefined;
    for (const index of order.reverse()) {
      const parents = [leaves[index], leg].filter((node) => node !== undefined);
      leg = await register(registry, NODE.staleness, ["uint256"], [maxAges[index]], parents);
    }
    if (leg !== undefined) legs.push(leg);
  }
  return legs;
};

const registerGraph = async (
  registry: Registry,
  graph: SynthetixGraph,
  settings: PeerSettings,
): Promise<string> => {
  const legs = await registerLegs(registry, settings);
  if (graph === "median") return register(registry, NODE.reducer, ["uint256"], [MEDIAN], legs);
  const band = [(BigInt(settings.deviationBps) * WAD) / BPS];
  const next = await register(registry, NODE.deviation, ["uint256"], band, legs.slice(1));
  return register(registry, NODE.deviation, ["uint256"], band, [...legs.slice(0, 2), next]);
};

/** The price of the output that `process` returned, of 18 decimals. */
const decodePrice = (returnData: string): bigint | undefined => {
  if (returnData.length !== OUTPUT_LENGTH) return undefined;
  const price: bigint = coder.decode(OUTPUT, returnData)[0];
  return price < 0n ? undefined : price;
};

/**
 * Deploys Synthetix's oracle manager with its modules, router and proxy, and registers a graph of nodes over the three
 * feeds.
 */
export const deploySynthetix = async (
  stage: PeerStage,
  settings: PeerSettings,
  graph: SynthetixGraph = "median",
): Promise<Peer> => {
  checkSettings(settings);
  const manager = await deployManager(stage);
  const node = await registerGraph({ stage, manager }, graph, settings);
  return {
    name: graph === "median" ? "synthetix" : `synthetix-${graph}`,
    address: manager.address,
    calldata: manager.abi.encodeFunctionData("process", [node]),
    decode: decodePrice,
    notes: [...LEG_NOTES, GRAPH_NOTES[graph], ...COMMON_NOTES],
  };
};
