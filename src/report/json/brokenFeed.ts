import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "broken-feed",
  title: "What `oracle break --json` did to a made-up feed",
  schema: z.strictObject({
    feed: z.string().describe("Key in the spec"),
    address: z.string(),
    fault: z.string(),
    transactions: z.array(z.string()),
  }),
});
