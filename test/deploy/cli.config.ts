import hardhatIgnition from "@nomicfoundation/hardhat-ignition";
import { defineConfig } from "hardhat/config";
import holdfast from "../../src/plugin.ts";

/** What a user's project has: the plugin and a network. Tests say which, and where deployments are written down. */
export default defineConfig({
  plugins: [hardhatIgnition, holdfast],
  paths: { ignition: process.env["HOLDFAST_TEST_FOLDER"] ?? "deploy" },
  networks: { localhost: { type: "http", url: process.env["HOLDFAST_TEST_URL"] ?? "http://127.0.0.1:8545" } },
});
