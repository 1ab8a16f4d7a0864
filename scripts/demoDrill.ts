import { join } from "node:path";
import { DEFAULT_CELL_GAS, DEFAULT_GATES } from "../src/drill/defaults.ts";
import { chosenFaults } from "../src/drill/drillFault.ts";
import { drillThrough } from "../src/drill/drillReport.ts";
import { openSession } from "../src/drill/openSession.ts";
import type { Output } from "../src/files/output.ts";
import { renderDrillPicture } from "../src/report/drillPicture.ts";
import { renderDrillPage } from "../src/report/drillPage.ts";
import { drillLines } from "../src/report/drillText.ts";
import type { Stage } from "./demoStage.ts";

/** The last part of the demo: every real provider is made to fail once more, within calls, on the contracts as they stand. */

/** One of each kind: the whole catalogue takes longer than a demo may. */
const FAULTS = ["revert-empty", "zero", "freeze", "short-data", "out-of-gas", "wrong-decimals"];
const COMMAND = "npm run demo";

/** Drills the Median of the demo, and writes the page beside the demo's own. */
export const drillDemo = async (
  { ethers, providers, subjects }: Stage,
  root: string,
  output: Output,
  picture: boolean,
) => {
  const oracle = subjects.at(-1)?.oracle;
  if (oracle === undefined) throw new RangeError("The demo has no oracle.");
  const request = (method: string, params: readonly unknown[]) => ethers.provider.send(method, [...params]);
  const session = await openSession({ name: "the demo", request });
  const feedFacts = new Map(providers.map(({ name, feed }) => [feed.toLowerCase(), { name }]));
  const subject = { name: "Holdfast Median", address: await oracle.getAddress(), hints: { feedFacts } };
  const report = await drillThrough([session], "demo", [subject], {
    faults: chosenFaults(FAULTS),
    gates: DEFAULT_GATES,
    cellGas: DEFAULT_CELL_GAS,
    atOnce: 1,
  });
  output.say(`${drillLines(report).join("\n")}\n`);
  output.write(join(root, "reports", "drill.html"), renderDrillPage(report, COMMAND));
  const [drilled] = report.oracles;
  if (!picture || drilled === undefined) return;
  for (const theme of ["light", "dark"] as const) {
    output.write(join(root, "docs", `drill-${theme}.svg`), `${renderDrillPicture(drilled, theme)}\n`);
  }
};
