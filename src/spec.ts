/** The one file of a deployment, as a library: `holdfast/spec`. */
export { EXIT, Problem, type ProblemExit } from "./problem.ts";
export {
  type FeedSpec,
  type OracleSpec,
  type RolesSpec,
  type SourceSpec,
  type Spec,
  specJsonSchema,
} from "./spec/schema.ts";
export { parseSpec, readSpec } from "./spec/spec.ts";
