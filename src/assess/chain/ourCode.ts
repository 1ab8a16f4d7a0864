import { createHash } from "node:crypto";
import { getBytes } from "ethers";
import { readArtifact } from "../../files/artifacts.ts";

/** Whether code is that of a contract, whatever it was constructed with. */

interface Place {
  readonly start: number;
  readonly length: number;
}

const masked = (code: string, places: readonly Place[]): Uint8Array => {
  const bytes = getBytes(code);
  for (const { start, length } of places) bytes.fill(0, start, start + length);
  return bytes;
};

const placesOf = (contract: string): readonly Place[] => {
  const { immutableReferences = {} } = readArtifact(contract) as {
    readonly immutableReferences?: Readonly<Record<string, readonly Place[]>>;
  };
  return Object.values(immutableReferences).flat();
};

/** Whether an address runs what the compiler made of a contract of ours, its immutables aside. */
export const isCodeOf = (contract: string, code: string): boolean => {
  const { deployedBytecode } = readArtifact(contract);
  if (deployedBytecode.length !== code.length) return false;
  const places = placesOf(contract);
  return Buffer.compare(masked(code, places), masked(deployedBytecode, places)) === 0;
};

/** SHA-256 of code with the immutables of a contract of ours left out. */
export const maskedHash = (contract: string, code: string): string =>
  `0x${createHash("sha256")
    .update(masked(code, placesOf(contract)))
    .digest("hex")}`;
