/** Bringing a chain to what a spec wants, as a library: `holdfast/deploy`. */
export { Chain, type Eip1193 } from "./deploy/chain.ts";
export {
  type DeployedSpec,
  type DeployOptions,
  deploySpec,
  executeSpec,
  planSpec,
} from "./deploy/deploySpec.ts";
export type { NetworkConnection } from "./deploy/passing.ts";
export type { Action, Difference, Kind, Plan, PlanItem } from "./deploy/plan.ts";
export { type DeploymentRecord, readRecord, recordPath } from "./deploy/record.ts";
export type { Executed, Scheduled } from "./deploy/schedule.ts";
export { type OracleStatus, readStatus, type SourceStatus, subjectsOf } from "./deploy/status.ts";
