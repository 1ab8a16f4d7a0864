import { fileURLToPath } from "node:url";
import hardhatToolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";
import solcPackage from "solc/package.json" with { type: "json" };
import holdfast from "./src/plugin.ts";

/** The compiler comes from npm, so that nothing is downloaded besides packages. */
const compiler = {
  version: solcPackage.version,
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
};

export default defineConfig({
  plugins: [hardhatToolbox, holdfast],
  paths: { ignition: "deploy" },
  typechain: { outDir: "typechain-types" },
  solidity: {
    compilers: [
      {
        ...compiler,
        settings: {
          evmVersion: "cancun",
          viaIR: true,
          optimizer: { enabled: true, runs: 1_000_000 },
        },
      },
    ],
  },
});
