import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const points = z.number().min(0).max(100);
const share = z.number().min(0).max(1);
const letter = z.enum(["A", "B", "C", "D", "F"]);
const evidenceClass = z.enum(["S", "D", "T", "R", "C", "M", "X"]);

const scoreShape = {
  low: points.describe("What is certain: all that is not known counts as failed"),
  high: points.describe("What is possible: all that is not known counts as passed"),
  known: points.describe("Of what was decided alone; 0 where nothing was"),
  confidence: share.describe("Share of the weight that was decided"),
};

const availabilityShape = {
  unavailability: share
    .nullable()
    .describe("Predicted share of the time without a safe price; null where not known"),
  minutesPerYear: z.number().min(0).nullable(),
  low: share.nullable().describe("5 % bound of the unavailability"),
  high: share.nullable().describe("95 % bound"),
  independent: share.nullable().describe("The naive figure, as if nothing had a common cause"),
};

const evidenceRecordSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(["onchain", "drill", "http", "dns", "ipfs", "repo", "spec", "model", "history", "stated"]),
  subject: z.string(),
  class: evidenceClass,
  observedAt: z.int().nullable().describe("Unix seconds; null for what has no time"),
  block: z.int().nullable(),
  chainId: z.int().nullable(),
  source: z.string().describe("Address, path or host; never a secret"),
  request: z.string(),
  responseSha256: hash.nullable(),
});

export default defineDocument({
  name: "assessment",
  title: "What `oracle assess --json` writes",
  schema: z.strictObject({
    ruleset: z.enum(["riq-1", "riq-2"]),
    rulesetSha256: hash,
    profile: z.string().describe('"default", or the name of the profile whose weights were used'),
    target: z.string().describe("Network of the spec, or the file of stated evidence"),
    spec: z
      .strictObject({ path: z.string(), sha256: hash })
      .nullable()
      .describe("The spec that was rated; null where there was none"),
    block: z
      .strictObject({ number: z.int(), hash, timestamp: z.int(), chainId: z.int() })
      .nullable()
      .describe("null where no chain was read"),
    ...scoreShape,
    grade: z
      .enum(["A", "B", "C", "D", "F", "U"])
      .describe("Of the low points, after gates; U below a confidence of 0.5"),
    gradeRange: z.tuple([letter, letter]).describe("Of the low and of the high points"),
    stage: z.enum(["R0", "R1", "R2", "R3"]),
    unmet: z.array(z.string()).describe("Checks that the next stage still asks"),
    gates: z.array(z.string()).describe("Gates that cap the grade"),
    gateReasons: z.array(
      z.strictObject({ gate: z.string(), check: z.string(), cap: letter, sentence: z.string() }),
    ),
    dimensions: z.partialRecord(
      z.enum(["O", "I", "F", "C", "W", "N", "R"]),
      z.strictObject({ ...scoreShape, weight: share }),
    ),
    checks: z.array(
      z.strictObject({
        id: z.string(),
        subject: z.string().describe("Key of an oracle, or protocol"),
        part: z.string().nullable(),
        outcome: z.union([share, z.null(), z.literal("na")]),
        class: evidenceClass.nullable(),
        message: z.string(),
        evidence: z.array(z.string()).describe("Ids of records"),
        remedy: z.string(),
        gain: z.number().min(0).describe("Low points that this row at its best would add"),
        removes: z.array(z.string()).describe("Gates that would no longer hold"),
      }),
    ),
    availability: z.strictObject({
      ...availabilityShape,
      subjects: z.record(
        z.string(),
        z.strictObject({
          ...availabilityShape,
          wrongPrice: share.describe("Predicted share of the time in which a wrong price is accepted"),
          failover: z
            .strictObject({
              silentSeconds: z
                .number()
                .min(0)
                .describe("Expected until a silent stop is noticed; a revert is at once"),
              worstSeconds: z.number().min(0).describe("The longest limit of a source"),
              fails: share.describe("Chance that a failover does not work, by the drills that were kept"),
              standbyDead: share.describe(
                "Chance that a standby is dead when it is needed, by how often it is drilled",
              ),
            })
            .describe("How long a failover takes, and whether it works"),
          contributors: z.array(z.strictObject({ cause: z.string(), minutesPerYear: z.number().min(0) })),
        }),
      ),
    }),
    frontier: z.record(
      z.string(),
      z.strictObject({
        sentence: z.string(),
        silent: z.int().min(0),
        lying: z.int().min(0),
        together: z.array(z.tuple([z.int(), z.int()])),
      }),
    ),
    graph: z
      .strictObject({
        nodes: z.array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            kind: z.enum(["subject", "source", "cause"]),
          }),
        ),
        edges: z.array(
          z.strictObject({ from: z.string(), to: z.string(), kind: z.enum(["reads", "hangs-on"]) }),
        ),
      })
      .default({ nodes: [], edges: [] })
      .describe("What each oracle reads, and what several of its sources hang on in common"),
    notes: z.array(z.string()),
    evidence: z.array(evidenceRecordSchema),
    digest: hash.describe(
      "SHA-256 of the canonical JSON of ruleset, scores, gates, stage and outcomes, without prose",
    ),
  }),
});
