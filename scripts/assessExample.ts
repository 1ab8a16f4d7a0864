// Deploys the examples of examples/assessment on chains of their own, the good one with real Safes, and rates them: what
// docs/assessment.md shows. The times of blocks are fixed, so that every run gives the same bytes.
//
//   npx hardhat run scripts/assessExample.ts
import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import {
  type Assessment,
  assessmentOf,
  assessmentText,
  DEFAULT_RULESET,
  observeSpec,
} from "../src/assess.ts";
import { type DeploymentRecord, deploySpec } from "../src/deploy.ts";
import { appendEvidence, openSession } from "../src/drill.ts";
import { jsonText } from "../src/files/jsonDocument.ts";
import { runWithOutput } from "../src/files/output.ts";
import { assessmentBadge } from "../src/report/assessmentBadge.ts";
import { renderAssessmentPage } from "../src/report/assessmentPage.ts";
import assessmentDocument from "../src/report/json/assessment.ts";
import { readSpec, type Spec } from "../src/spec.ts";
import { deployBadExample } from "./badExample.ts";
import { openExampleChain } from "./exampleChain.ts";
import { deploySafes } from "./exampleSafes.ts";

const COMMAND = "npx hardhat run scripts/assessExample.ts";
/** Account that deploys nothing but the Safes. */
const SAFES_ACCOUNT = 9;

type ExampleChain = Awaited<ReturnType<typeof openExampleChain>>;

/** Puts on the chain what an example's spec says is there. */
const PREPARED: Readonly<
  Record<string, (chain: ExampleChain, spec: Spec) => Promise<DeploymentRecord | undefined>>
> = {
  good: async ({ connection, ethers }, spec) => {
    const signers = await ethers.getSigners();
    const signer = signers[SAFES_ACCOUNT];
    if (signer === undefined) throw new RangeError(`There is no account ${SAFES_ACCOUNT}.`);
    await deploySafes(signer);
    return (await deploySpec(connection, spec)).record;
  },
  bad: async ({ ethers }) => {
    await deployBadExample(ethers);
    return undefined;
  },
};

const assessExample = async (example: string): Promise<Assessment> => {
  const chain = await openExampleChain();
  const path = `examples/assessment/${example}/spec.json`;
  const spec = await readSpec(path);
  const record = await PREPARED[example]?.(chain, spec);
  const session = await openSession({
    name: `the ${example} example`,
    request: (method, params) => chain.request({ method, params: [...params] }),
  });
  const kept = spec.infrastructure?.drills;
  if (kept !== undefined) await rm(kept, { force: true });
  const observed = await observeSpec(spec, {
    session,
    record,
    root: process.cwd(),
    ...(kept !== undefined && { onDrilled: (report) => appendEvidence(kept, report) }),
  });
  return assessmentOf({
    ...observed,
    ruleset: DEFAULT_RULESET,
    now: session.block.timestamp,
    target: spec.network.name,
    spec: {
      path,
      sha256: `0x${createHash("sha256")
        .update(await readFile(path))
        .digest("hex")}`,
    },
  });
};

await runWithOutput({ json: "" }, async (output) => {
  for (const example of Object.keys(PREPARED)) {
    const assessment = await assessExample(example);
    output.say(`${assessmentText(assessment)}\n`);
    const path = `docs/assessment/${example}`;
    output.write(`${path}.json`, `${jsonText(assessmentDocument, assessment)}\n`);
    output.write(`${path}.html`, renderAssessmentPage(assessment, COMMAND));
    output.write(`${path}.svg`, `${assessmentBadge(assessment)}\n`);
  }
});
