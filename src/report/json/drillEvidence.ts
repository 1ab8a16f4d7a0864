import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";
import { drillHintsSchema } from "./drillReport.ts";

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const count = z.int().min(0);

export default defineDocument({
  name: "drill-evidence",
  title: "One line of drills/<network>.jsonl, which `oracle drill --record` appends; canonical JSON",
  schema: z.strictObject({
    previous: hash.describe("SHA-256 of the line before, without its end; zeros for the first"),
    network: z.string(),
    chainId: z.int().positive(),
    block: z.strictObject({ number: count, hash }),
    clients: z.array(z.string()),
    cellGas: z.int().positive(),
    stubHash: hash.describe("Of the code that stood over feeds, and of the board's"),
    faults: z.array(z.string()),
    oracles: z.array(
      z.strictObject({
        oracle: z.string(),
        subject: z.string(),
        address,
        reader: z.string(),
        hints: drillHintsSchema,
        feeds: z.array(z.strictObject({ feed: address, codeHash: hash })),
        structure: z.strictObject({ k: count, n: count }),
        tolerance: z.strictObject({ silent: count, lying: count }),
        gates: z.array(z.strictObject({ gate: z.string(), ok: z.boolean() })),
        cells: hash.describe("SHA-256 of the cells' canonical JSON"),
      }),
    ),
    digest: hash.describe("Of all results"),
  }),
});
