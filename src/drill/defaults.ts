/** What a drill is given where nobody says; a file of its own, because a task that is only listed loads no engine. */

/** Gas that each read is given: what burns all of it still ends within any node's cap. */
export const DEFAULT_CELL_GAS = 3_000_000;

/** Gates that hold where nobody names others. */
export const DEFAULT_GATES: readonly string[] = ["one-silent", "one-lying"];

/** The gate of another gas schedule: judged wherever one is given. */
export const GAS_GATE = "gasSchedule";
