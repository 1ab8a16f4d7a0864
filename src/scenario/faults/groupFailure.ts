import { z } from "zod";
import { defineFault } from "../fault.ts";
import { aged } from "../stubAct.ts";

interface Turn {
  readonly now: number;
  readonly start: number;
  readonly position: number;
  readonly parameters: { readonly staggerSeconds: number };
}

const hasFailed = ({ now, start, position, parameters }: Turn): boolean =>
  now - start >= position * parameters.staggerSeconds;

/** Several providers that fail together, out of one cause. */
export default defineFault({
  name: "group-failure",
  title: "fails together with others",
  models:
    "A shared upstream, operator or cloud: the sources that the fault names fail one after another, and stay down.",
  incidents: ["aws-2025-10"],
  parameters: z.strictObject({
    how: z.enum(["freeze", "revert"]),
    staggerSeconds: z
      .number()
      .int()
      .min(0)
      .default(0)
      .describe("From one source's failure to the next one's."),
  }),
  example: { how: "revert", staggerSeconds: 60 },
  touches: ["publishing", "call"],
  isExclusive: true,
  reach: "named",
  effects: {
    publishes: (moment) => !hasFailed(moment) || moment.parameters.how !== "freeze",
    call: (moment) => (hasFailed(moment) && moment.parameters.how === "revert" ? "RevertEmpty" : undefined),
  },
  drill: {
    show: ({ how }, { maxAge }) => (how === "freeze" ? aged(maxAge + 1) : { act: "revert", data: "0x" }),
  },
  expected: {
    Ordered: { levels: ["Degraded"], faults: ["Reverted"] },
    Median: { levels: ["Degraded"], faults: ["Reverted"] },
  },
});
