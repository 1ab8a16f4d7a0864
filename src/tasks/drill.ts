import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { JSON_OPTION } from "../commands/jsonOption.ts";
import { DEFAULT_CELL_GAS, DEFAULT_GATES } from "../drill/defaults.ts";

const drillTask = task(
  ["oracle", "drill"],
  "Makes every source of live oracles fail, within calls, and says what they survive",
)
  .addPositionalArgument({
    name: "subject",
    description: "Path of a spec, or address of an oracle of anybody",
  })
  .addOption({
    name: "reader",
    description: "What kind of oracle it is; found out unless given",
    defaultValue: "",
  })
  .addOption({
    name: "rpc",
    description:
      "Address of a node, or of two with a comma between, which are compared; the network's unless given",
    defaultValue: "",
  })
  .addOption({
    name: "block",
    description: "Number of the block; the latest unless given",
    type: ArgumentType.STRING,
    defaultValue: "",
  })
  .addOption({
    name: "faults",
    description: "Names of faults, separated by commas; all unless given",
    defaultValue: "",
  })
  .addOption({
    name: "gate",
    description: "Names of gates, separated by commas; none for no gate",
    defaultValue: DEFAULT_GATES.join(","),
  })
  .addOption({
    name: "asset",
    description: "What is priced, where one contract prices many: address or id",
    defaultValue: "",
  })
  .addOption({
    name: "quote",
    description: "What it is priced in, where that has to be said",
    defaultValue: "",
  })
  .addOption({
    name: "call",
    description: "Price call of a generic oracle, such as latestRoundData()",
    defaultValue: "",
  })
  .addOption({
    name: "feeds",
    description: "Feeds of a generic oracle, separated by commas",
    defaultValue: "",
  })
  .addOption({
    name: "cellGas",
    description: "Gas that each read is given",
    type: ArgumentType.INT,
    defaultValue: DEFAULT_CELL_GAS,
  })
  .addOption({ name: "id", description: "Id of the deployment; chain-<id> unless given", defaultValue: "" })
  .addOption(JSON_OPTION)
  .addOption({ name: "html", description: "Also write a page to this file", defaultValue: "" })
  .addOption({ name: "markdown", description: "Also write Markdown to this file", defaultValue: "" })
  .addOption({ name: "junit", description: "Also write the gates as JUnit to this file", defaultValue: "" })
  .addOption({
    name: "consumer",
    description: "What a user of a market does while sources fail: aave:<pool>:<user>",
    defaultValue: "",
  })
  .addOption({
    name: "gasSchedule",
    description: "Also run every read under other gas costs: a hard fork such as amsterdam, or x2, x3",
    defaultValue: "",
  })
  .addFlag({ name: "record", description: "Append the drill to drills/<network>.jsonl" })
  .setAction(() => import("../commands/drill.ts"))
  .build();

export default drillTask;
