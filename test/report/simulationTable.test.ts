import { expect } from "chai";
import { simulationTable } from "../../src/report/simulationTable.ts";
import { SummaryBuilder } from "../../src/simulate/statistics.ts";
import { measuresOf } from "./runs.ts";

const tableOf = (changes: Parameters<typeof measuresOf>[0]): string[] => {
  const builder = new SummaryBuilder();
  builder.add(measuresOf(changes));
  return simulationTable([{ name: "one", summary: builder.summary }]);
};

describe("the table of a simulation", () => {
  it("has the words of the page's table over its figures", () => {
    const [head = ""] = tableOf({});
    for (const word of ["available", "right", "time wrong", "worst error", "false refusal", "healed"])
      expect(head).to.include(word);
  });

  it("tells an error that no percentage can as a multiple of the price, never as a power of e", () => {
    const [, row = ""] = tableOf({ worstErrorBps: 1e14 });
    expect(row).to.include("10 billion × the price").and.to.not.match(/e\+/);
  });
});
