import type { Contract, Wallet } from "ethers";
import { deployPrebuilt } from "./prebuilt.ts";
import type { HardhatEthers, Provider } from "./provider.ts";
import { PRICE_DECIMALS } from "./provider.ts";

const OPERATORS = 4;
/** How many operators may be faulty: one more must sign. */
const FAULTY = 1;
export const STREAM_DECIMALS = 18;
/** Seconds for which a report can be used, as on mainnet. */
export const LIFETIME = 30 * 86_400;
/** Of a second. */
const NANOSECONDS = 1_000_000_000n;
/** The words that reports of all schemas begin with. */
const HEAD = ["bytes32", "uint32", "uint32", "uint192", "uint192", "uint32"];

/** What a report says besides its time. */
export interface ReportOptions {
  /** The stream; the adapter's unless told. */
  readonly feedId?: string;
  /** Unix seconds; a lifetime after the observation unless told. */
  readonly expiresAt?: number;
  /** In the native token. */
  readonly nativeFee?: bigint;
  /** In the stream's decimals; the price unless told. */
  readonly bid?: bigint;
  /** In the stream's decimals; the price unless told. */
  readonly ask?: bigint;
}

/** A network of operators, of which two of four make a report valid. */
export interface Don {
  readonly operators: readonly Wallet[];
  /** The report with the signatures of the first operators, of as many as are needed unless told. */
  sign(report: string, signers?: readonly Wallet[]): string;
}

/** Real Data Streams contracts, and an adapter on one crypto stream. A read of it calls nobody, so that it cannot fail. */
export interface DataStreams extends Omit<Provider, "breakDown" | "repair"> {
  readonly adapter: Contract;
  readonly proxy: Contract;
  readonly verifier: Contract;
  readonly don: Don;
  readonly feedId: string;
  /** A signed report of a price (in the stream's decimals) as of `timestamp` (Unix seconds). */
  signedReport(price: bigint, timestamp: number, options?: ReportOptions): string;
  /** Deactivates the network's configuration, so that no report verifies any more. */
  stop(): Promise<void>;
  /** Undoes `stop`. */
  resume(): Promise<void>;
}

/** The id of a stream of a schema. */
export const feedIdOf = (ethers: HardhatEthers, schema: number, name: string): string =>
  ethers.concat([ethers.toBeHex(schema, 2), ethers.dataSlice(ethers.id(name), 2)]);

/** A report of schema 3. */
export const encodeReport = (
  ethers: HardhatEthers,
  price: bigint,
  timestamp: number,
  { feedId = "", expiresAt = timestamp + LIFETIME, nativeFee = 0n, bid = price, ask = price }: ReportOptions,
): string =>
  ethers.AbiCoder.defaultAbiCoder().encode(
    [...HEAD, "int192", "int192", "int192"],
    [feedId, timestamp, timestamp, nativeFee, nativeFee, expiresAt, price, bid, ask],
  );

/** A report of schema 8, of a market that is open (2) or not. */
export const encodeAssetReport = (
  ethers: HardhatEthers,
  price: bigint,
  timestamp: number,
  { feedId, marketStatus }: { readonly feedId: string; readonly marketStatus: number },
): string =>
  ethers.AbiCoder.defaultAbiCoder().encode(
    [...HEAD, "uint64", "int192", "uint32"],
    [
      feedId,
      timestamp,
      timestamp,
      0,
      0,
      timestamp + LIFETIME,
      BigInt(timestamp) * NANOSECONDS,
      price,
      marketStatus,
    ],
  );

/** Operators with keys of their own, by a name. */
export const createDon = (ethers: HardhatEthers, name: string): Don => {
  const operators = Array.from(
    { length: OPERATORS },
    (_, index) => new ethers.Wallet(ethers.id(`${name} ${index}`)) as Wallet,
  );
  const context = [ethers.id(`${name} configuration`), ethers.toBeHex(1, 32), ethers.ZeroHash];
  const sign = (report: string, signers: readonly Wallet[] = operators.slice(0, FAULTY + 1)) => {
    const digest = ethers.keccak256(ethers.concat([ethers.keccak256(report), ...context]));
    const signatures = signers.map(({ signingKey }) => signingKey.sign(digest));
    const parities = ethers.concat(signatures.map(({ yParity }) => ethers.toBeHex(yParity, 1)));
    return ethers.AbiCoder.defaultAbiCoder().encode(
      ["bytes32[3]", "bytes", "bytes32[]", "bytes32[]", "bytes32"],
      [
        context,
        report,
        signatures.map(({ r }) => r),
        signatures.map(({ s }) => s),
        ethers.zeroPadBytes(parities, 32),
      ],
    );
  };
  return { operators, sign };
};

/** Deploys a `DestinationVerifier` behind a proxy that takes reports of a network, from now on. */
export const deployVerifier = async (
  ethers: HardhatEthers,
  proxy: Contract,
  { operators }: Don,
): Promise<Contract> => {
  const verifier = await deployPrebuilt(ethers, "DestinationVerifier", [proxy.target]);
  const addresses = operators.map(({ address }) => address);
  await verifier.getFunction("setConfig")(addresses, FAULTY, []);
  return verifier;
};

/** Deploys a `DataStreamsAdapter` of `PRICE_DECIMALS` decimals on a stream. */
export const deployStreamAdapter = async (
  ethers: HardhatEthers,
  proxy: Contract,
  feedId: string,
  { feeToken = ethers.ZeroAddress, streamDecimals = STREAM_DECIMALS } = {},
): Promise<Contract> => {
  const adapter = await ethers.deployContract("DataStreamsAdapter", [
    {
      description: "ETH / USD, Chainlink Data Streams",
      verifierProxy: proxy.target,
      feedId,
      feeToken,
      streamDecimals,
      decimals: PRICE_DECIMALS,
    },
  ]);
  return adapter as unknown as Contract;
};

/**
 * Deploys Chainlink's `DestinationVerifierProxy` and `DestinationVerifier` with four operators, and a
 * `DataStreamsAdapter` without a report on a crypto stream of theirs.
 */
export const deployDataStreams = async (ethers: HardhatEthers): Promise<DataStreams> => {
  const don = createDon(ethers, "operator");
  const proxy = await deployPrebuilt(ethers, "DestinationVerifierProxy");
  const verifier = await deployVerifier(ethers, proxy, don);
  await proxy.getFunction("setVerifier")(verifier.target);
  const feedId = feedIdOf(ethers, 3, "ETH/USD");
  const adapter = await deployStreamAdapter(ethers, proxy, feedId);
  const signedReport = (price: bigint, timestamp: number, options: ReportOptions = {}) =>
    don.sign(encodeReport(ethers, price, timestamp, { feedId, ...options }));
  return {
    name: "Chainlink Data Streams",
    feed: await adapter.getAddress(),
    adapter,
    proxy,
    verifier,
    don,
    feedId,
    signedReport,
    pushPrice: async (price) => {
      const block = await ethers.provider.getBlock("latest");
      if (block === null) throw new Error("The chain has no block.");
      const scale = 10n ** BigInt(STREAM_DECIMALS - PRICE_DECIMALS);
      await adapter.getFunction("update")(signedReport(price * scale, block.timestamp));
    },
    stop: async () => {
      await verifier.getFunction("setConfigActive")(0, false);
    },
    resume: async () => {
      await verifier.getFunction("setConfigActive")(0, true);
    },
  };
};
