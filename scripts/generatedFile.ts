import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A generated file as it is and as it has to be: no text where it does not exist, or must not. */
export interface GeneratedFile {
  /** From the root of the project. */
  readonly path: string;
  readonly current: string | undefined;
  readonly wanted: string | undefined;
}

/** Whether a file is not what it has to be. */
export const isStale = ({ current, wanted }: GeneratedFile): boolean => current !== wanted;

/** The sentences for files that are not what they have to be. */
export const staleness = (files: readonly GeneratedFile[]): string[] =>
  files.filter(isStale).map(({ path }) => `${path} is stale: run "npx hardhat oracle generate".`);

/** Writes a file, or removes one that must not be. */
export const writeGenerated = async (root: string, { path, wanted }: GeneratedFile): Promise<void> => {
  const target = join(root, path);
  if (wanted === undefined) return rm(target, { recursive: true });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, wanted);
};
