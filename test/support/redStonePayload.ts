import { concat, encodeBytes32String, keccak256, toBeHex, type Wallet } from "ethers";

/** What closes a payload. */
export const MARKER = "0x000002ed57011e0000";

/** One value of one feed. */
export interface DataPoint {
  /** The feed's name, at most 31 characters. */
  readonly feed: string;
  readonly value: bigint;
}

/** What one signer signs. */
export interface DataPackage {
  readonly points: readonly DataPoint[];
  /** Unix milliseconds. */
  readonly timestamp: number;
  /** Bytes of each value; 32 unless told. */
  readonly valueSize?: number;
}

/** A payload's bytes, from which one that is wrong on purpose can be made. */
export interface PayloadParts {
  /** As they come, the first at the front. */
  readonly packages: readonly string[];
  /** Bytes that nobody signs; none unless told. */
  readonly metadata?: string;
  /** As many as there are unless told. */
  readonly packageCount?: number;
  readonly marker?: string;
}

const SIZES = { timestamp: 6, valueSize: 4, pointCount: 3, packageCount: 2, metadataSize: 3 };

/** The bytes of a data package that are signed. */
export const encodePoints = ({ points, timestamp, valueSize = 32 }: DataPackage): string =>
  concat([
    ...points.flatMap(({ feed, value }) => [encodeBytes32String(feed), toBeHex(value, valueSize)]),
    toBeHex(timestamp, SIZES.timestamp),
    toBeHex(valueSize, SIZES.valueSize),
    toBeHex(points.length, SIZES.pointCount),
  ]);

/** Bytes and the signature over their hash, without the prefix of a signed message. */
export const sign = (message: string, signer: Wallet): string =>
  concat([message, signer.signingKey.sign(keccak256(message)).serialized]);

/** A payload of RedStone's format: signed data packages, metadata, and the marker that closes it. */
export const encodePayload = (parts: PayloadParts): string => {
  const { packages, metadata = "0x", packageCount = packages.length, marker = MARKER } = parts;
  return concat([
    ...packages,
    toBeHex(packageCount, SIZES.packageCount),
    metadata,
    toBeHex((metadata.length - 2) / 2, SIZES.metadataSize),
    marker,
  ]);
};
