import { task } from "hardhat/config";

const lintTask = task(
  ["oracle", "lint"],
  "Says whether a deployment's spec is wise, before anything is deployed",
)
  .addPositionalArgument({ name: "spec", description: "The spec, such as deploy/local.json" })
  .addOption({
    name: "json",
    description: "Also write the findings to this file as JSON; - for stdout, instead of the text",
    defaultValue: "",
  })
  .addOption({
    name: "sarif",
    description: "Also write the findings to this file as SARIF",
    defaultValue: "",
  })
  .addFlag({ name: "live", description: "Also ask the chain of --network what the feeds say" })
  .setAction(() => import("../commands/lint.ts"))
  .build();

export default lintTask;
