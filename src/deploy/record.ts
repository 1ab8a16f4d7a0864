import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { jsonText } from "../files/jsonDocument.ts";
import deploymentRecord, { RECORD_VERSION } from "../report/json/deploymentRecord.ts";
import { EXIT, Problem } from "../problem.ts";

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
 * @throws Problem Where it cannot be read, or is no record of this version.
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
    throw new Problem(
      EXIT.notObserved,
      `${path} cannot be read (${String(code ?? failure)}): let this account read it.`,
    );
  }
  try {
    const parsed = deploymentRecord.schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new Problem(
      EXIT.misused,
      `${path} is no deployment record of version ${RECORD_VERSION} (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}): restore it from version control, or move it away.`,
    );
  } catch (failure) {
    if (failure instanceof Problem) throw failure;
    throw new Problem(EXIT.misused, `${path} is no JSON: restore it from version control, or move it away.`);
  }
};

/** Writes the record in one step, so that no reader and no interruption ever sees half of it. */
export const writeRecord = async (directory: string, record: DeploymentRecord): Promise<void> => {
  await mkdir(directory, { recursive: true });
  const path = recordPath(directory);
  await writeFile(`${path}.new`, `${jsonText(deploymentRecord, record)}\n`);
  await rename(`${path}.new`, path);
};
