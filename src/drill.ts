/** Making every source of live oracles fail, within calls, as a library: `holdfast/drill`. */
export { connectionsTo } from "./drill/connection.ts";
export { DEFAULT_CELL_GAS, DEFAULT_GATES } from "./drill/defaults.ts";
export type { DrillOptions } from "./drill/drill.ts";
export { chosenFaults, type DrillFault, drillFaults } from "./drill/drillFault.ts";
export { type DrillReport, drillThrough, type ReportedOracle } from "./drill/drillReport.ts";
export { appendEvidence, checkEvidence, type DrillEvidence } from "./drill/evidence.ts";
export type { DrillSubject } from "./drill/findOracle.ts";
export { openSession } from "./drill/openSession.ts";
export type { FeedFacts, SubjectHints } from "./drill/reader.ts";
export type { DrillSession, NodeConnection } from "./drill/session.ts";
export { type SpecSubjects, specSubjects } from "./drill/specSubjects.ts";
export { drillLines } from "./report/drillText.ts";
export { renderDrillPage } from "./report/drillPage.ts";
