/** The public names that need ethers. */
export { createEthersClient } from "./client/ethersClient.ts";
