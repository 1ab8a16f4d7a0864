import { z } from "zod";
import { defineDocument } from "../../files/jsonDocument.ts";

/** A call of the `AccessManager` that the governor has to schedule and to execute. */
export const operationSchema = z.strictObject({
  id: z.string(),
  description: z.string(),
  target: z.string(),
  data: z.string(),
  caller: z.string(),
  pair: z.string().optional(),
  due: z.number().optional().describe("Unix seconds; left out where it is not scheduled"),
  delay: z.number().describe("Seconds that it has to wait"),
});

/** What differs between a spec and the chain. */
export const planSchema = z.strictObject({
  chainId: z.int(),
  network: z.string(),
  isEqual: z.boolean(),
  items: z.array(
    z.strictObject({
      kind: z.enum(["feed", "oracle", "manager", "governed", "router"]),
      name: z.string(),
      action: z.enum(["same", "create", "renew", "replace", "change", "broken"]),
      address: z.string().nullable(),
      note: z.string(),
      differences: z.array(
        z.strictObject({ path: z.string(), chain: z.string().nullable(), spec: z.string().nullable() }),
      ),
    }),
  ),
  operations: z.array(operationSchema).describe("What the governor has to do"),
});

export default defineDocument({
  name: "deploy-plan",
  title: "What `oracle deploy --plan --json` would do",
  schema: planSchema.extend({
    problems: z.array(z.string()).describe("What would stop the deployment, a sentence each"),
  }),
});
