import { oracleSystem } from "../oracleDeployment.ts";

/** Our oracle as failover in order. */
export default oracleSystem("Ordered", "holdfast-ordered", 1);
