import { oracleSystem } from "../oracleDeployment.ts";

/** Our oracle as a median. */
export default oracleSystem("Median", "holdfast-median", 2);
