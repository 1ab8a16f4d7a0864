import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { DEFAULT_RULESET } from "../assess/rulesetNames.ts";
import { JSON_OPTION } from "../commands/jsonOption.ts";

const assessTask = task(
  ["oracle", "assess"],
  "Rates how good a protocol's redundancy is, and says what would gain most",
)
  .addPositionalArgument({
    name: "spec",
    description: "The spec, such as deploy/local.json; not needed beside --evidence",
    defaultValue: "",
  })
  .addOption({
    name: "evidence",
    description: 'File of stated outcomes, such as {"RIQ-O01": [0.5, "R"]}',
    defaultValue: "",
  })
  .addOption({ name: "ruleset", description: "riq-1 or riq-2", defaultValue: DEFAULT_RULESET })
  .addOption({
    name: "profile",
    description: "File of your own weights of the dimensions; its name is stamped into the result",
    defaultValue: "",
  })
  .addOption({
    name: "rpc",
    description: "Addresses of nodes, separated by commas, which have to agree; the network's unless given",
    defaultValue: "",
  })
  .addOption({
    name: "block",
    description: "Number of the block; the latest unless given",
    type: ArgumentType.STRING,
    defaultValue: "",
  })
  .addOption({ name: "id", description: "Id of the deployment; chain-<id> unless given", defaultValue: "" })
  .addOption(JSON_OPTION)
  .addOption({ name: "html", description: "Also write a page to this file", defaultValue: "" })
  .addOption({ name: "markdown", description: "Also write Markdown to this file", defaultValue: "" })
  .addOption({
    name: "sarif",
    description: "Also write all results to this file as SARIF",
    defaultValue: "",
  })
  .addOption({
    name: "sarifUpload",
    description: "Also write the failures alone as SARIF, for a code host",
    defaultValue: "",
  })
  .addOption({ name: "badge", description: "Also draw a badge to this file, as SVG", defaultValue: "" })
  .addOption({
    name: "shields",
    description: "Also write what shields.io takes as an endpoint",
    defaultValue: "",
  })
  .addOption({ name: "junit", description: "Also write the gates as JUnit to this file", defaultValue: "" })
  .addOption({
    name: "statement",
    description: "Also write an in-toto statement of the result, which can be signed",
    defaultValue: "",
  })
  .addFlag({ name: "record", description: "Append the drill to the kept ones before they are read" })
  .addOption({ name: "minGrade", description: "Fail below this grade", defaultValue: "" })
  .addOption({
    name: "failOn",
    description: "Gates that may not hold, separated by commas, such as G2,G3",
    defaultValue: "",
  })
  .setAction(() => import("../commands/assess.ts"))
  .build();

export default assessTask;
