import { expect } from "chai";
import { findGaps, readReport } from "../../scripts/coverage.ts";

const REPORT = `
║ File Path                            │ Line % │ Statement % │ Uncovered Lines ║
║ contracts/RedundantOracle.sol        │ 98.51  │ 98.56       │ 196, 201        ║
║ contracts/libraries/Agreement.sol    │ 100.00 │ 99.10       │ -               ║
║ contracts/types/Voice.sol            │ 100.00 │ 100.00      │ -               ║
║ contracts/examples/Consumer.sol      │ 0.00   │ 0.00        │ 17-18           ║
║ contracts/testing/FaultyFeed.sol     │ 0.00   │ 0.00        │ 17-18           ║
║ Total                                │ 73.26  │ 82.87       │                 ║
`;

describe("coverage", () => {
  it("reads the files that ship out of the report", () => {
    expect(readReport(REPORT).map(({ path }) => path)).to.deep.equal([
      "contracts/RedundantOracle.sol",
      "contracts/libraries/Agreement.sol",
      "contracts/types/Voice.sol",
    ]);
  });

  it("names a file with an uncovered line, and one with an uncovered statement", () => {
    const gaps = findGaps(readReport(REPORT));
    expect(gaps).to.have.lengthOf(2);
    expect(gaps[0]).to.equal(
      "contracts/RedundantOracle.sol: 98.51 % of the lines and 98.56 % of the statements; lines 196, 201.",
    );
  });

  it("finds no gap where everything is covered", () => {
    const files = [{ path: "contracts/types/Voice.sol", lines: 100, statements: 100, uncovered: "-" }];
    expect(findGaps(files)).to.deep.equal([]);
  });

  it("fails where the report names no file", () => {
    expect(findGaps(readReport("nothing"))).to.have.lengthOf(1);
  });
});
