import { posix } from "node:path";
import { importsIn } from "../imports.ts";
import type { Law } from "../law.ts";
import type { Files } from "../projectFiles.ts";

const DIGEST = "src/sweep/codeDigest.ts";
/** What a process does with its part of a sweep. */
const JOB = "src/sweep/runJob.ts";
/** How files are found and failures told, which no result depends on. */
const WITHOUT_EFFECT = /^src\/(problem\.ts|files\/)/;

/** All that is imported, at whatever distance; of a folder that is listed every file. */
const reachedFrom = (files: Files, start: string): ReadonlySet<string> => {
  const imports = importsIn(files, ["src/"]).filter(({ isOfTypes }) => !isOfTypes);
  const reached = new Set([start]);
  for (const file of reached) {
    for (const { to, isOfFolder } of imports.filter(({ from }) => from === file)) {
      if (!isOfFolder) reached.add(to);
      else for (const path of files.keys()) if (posix.dirname(path) === to) reached.add(path);
    }
  }
  return reached;
};

const problemsOf = (files: Files): readonly string[] => {
  if (!files.has(JOB)) return [`${JOB} is gone: there is nothing to check.`];
  const covered = importsIn(files, [DIGEST]).filter(({ isOfFolder }) => isOfFolder);
  const folders = new Set([posix.dirname(DIGEST), ...covered.map(({ to }) => to)]);
  return [...reachedFrom(files, JOB)]
    .filter((path) => !WITHOUT_EFFECT.test(path) && !folders.has(posix.dirname(path)))
    .map((path) => `${path} decides over the runs of a sweep: let ${DIGEST} cover its folder.`);
};

/** Runs of other code are not mixed with one's own. */
export default {
  name: "code-digest",
  title: "The digest of a sweep's code covers all that decides over a run",
  problemsOf,
  breaches: [
    {
      what: "code that decides from a folder that the digest leaves out",
      changes: {
        "src/simulate/measures.ts": 'import { x } from "../transport/planted.ts";',
        "src/transport/planted.ts": "export const x = 1;",
      },
      problem: `src/transport/planted.ts decides over the runs of a sweep: let ${DIGEST} cover its folder.`,
    },
  ],
} satisfies Law;
