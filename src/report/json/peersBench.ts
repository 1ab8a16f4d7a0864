import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "peers-bench",
  title: "What `npm run bench:peers -- --json <path>` measured: the gas of a read of each oracle system",
  schema: z.strictObject({
    settings: z.array(z.string()),
    rows: z.array(
      z.strictObject({
        name: z.string(),
        outcome: z.string().describe("Of ours the level, of another one whether it served a price"),
        cold: z.int().describe("Gas of the call alone, with everything but the caller cold"),
        warm: z.int().describe("Gas of the same call again in the same transaction"),
      }),
    ),
  }),
});
