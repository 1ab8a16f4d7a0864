import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { jsonText, parseDocument } from "../files/jsonDocument.ts";
import deploymentRecord from "../report/json/deploymentRecord.ts";
import { notObserved } from "../problem.ts";

/**
 * The record of a deployment, `deploy/deployments/<id>/holdfast.json`, which the status, the watch and the dashboard
 * read. Whole numbers of the chain stand in it as text.
 */

const FILE = "holdfast.json";

/** What stands on the chain by a deployment; whole numbers of the chain are text. */
export type DeploymentRecord = z.infer<typeof deploymentRecord.schema>;

/** The file of the record in the folder of a deployment. */
export const recordPath = (directory: string): string => join(directory, FILE);

/**
 * Reads the record of a deployment; nothing where there is none.
 * @throws Problem where it cannot be read, or is no record of this version.
 */
export const readRecord = async (directory: string): Promise<DeploymentRecord | undefined> => {
  const path = recordPath(directory);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (failure) {
    const code = failure instanceof Error && "code" in failure ? failure.code : undefined;
    if (code === "ENOENT") return undefined;
    // As if there were none, everything would be deployed once more.
    throw notObserved(`${path} cannot be read (${String(code ?? failure)}): let this account read it.`);
  }
  return parseDocument(deploymentRecord, text, path, "restore it from version control, or move it away");
};

/** Writes the record in one step, so that no reader and no interruption ever sees half of it. */
export const writeRecord = async (directory: string, record: DeploymentRecord): Promise<void> => {
  await mkdir(directory, { recursive: true });
  const path = recordPath(directory);
  await writeFile(`${path}.new`, `${jsonText(deploymentRecord, record)}\n`);
  await rename(`${path}.new`, path);
};
