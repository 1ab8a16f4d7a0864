import { task } from "hardhat/config";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const lintTask = task(
  ["oracle", "lint"],
  "Says whether a deployment's spec is wise, before anything is deployed",
)
  .addPositionalArgument({ name: "spec", description: "The spec, such as deploy/local.json" })
  .addOption(JSON_OPTION)
  .addOption({
    name: "sarif",
    description: "Also write the findings to this file as SARIF",
    defaultValue: "",
  })
  .addFlag({ name: "live", description: "Also ask the chain of --network what the feeds say" })
  .setAction(() => import("../commands/lint.ts"))
  .build();

export default lintTask;
