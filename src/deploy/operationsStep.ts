import { scheduleOperations } from "./schedule.ts";
import type { StepDefinition } from "./step.ts";

/** Schedules with the manager what only the governor can do. */
const operations: StepDefinition = {
  title: "Schedule what only the governor can do",
  act: async ({ chain, engine, look, onScheduled }) => {
    const { plan, found } = await look();
    const manager = found.manager?.address;
    if (manager !== undefined) {
      onScheduled(await scheduleOperations(chain, manager, plan.operations, engine));
    }
  },
};

export default operations;
