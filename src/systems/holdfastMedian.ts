import { oracleSystem } from "../simulate/oracleDeployment.ts";

/** Our oracle as a median. */
export default oracleSystem("Median", "holdfast-median", 2);
