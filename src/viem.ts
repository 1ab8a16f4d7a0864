/** The public names that need viem. */
export { createViemClient } from "./client/viemClient.ts";
