/** The public names that need ethers. */
export { createEthersClient } from "./client/ethersClient.ts";
export { ResilientProvider, type ResilientProviderOptions } from "./transport/resilientProvider.ts";
