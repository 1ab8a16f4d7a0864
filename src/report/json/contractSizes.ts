import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

export default defineDocument({
  name: "contract-sizes",
  title: "What `oracle sizes --json` found: the bytes of every contract",
  schema: z.array(
    z.strictObject({
      name: z.string(),
      runtimeBytes: z.int().describe("Of code; a chain takes 24,576 (EIP-170)"),
      initBytes: z.int().describe("Of what creates it; a chain takes 49,152 with its arguments (EIP-3860)"),
    }),
  ),
});
