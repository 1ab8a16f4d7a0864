import { expect } from "chai";
import type { LongFile } from "./layout.ts";
import { type Files, withChanges } from "./projectFiles.ts";
import {
  adapterTestProblems,
  depthProblems,
  lengthProblems,
  providerNameProblems,
  providerNames,
} from "./layout.ts";

const WIRE = `/// @title A wire
/// @dev A cold read costs at most
/// 12,300 gas.
/// @custom:provider Wire V2
contract WireAdapter is Adapter {}`;
const WIRE_TEST = "contract WireAdapterTest is OracleTest, AdapterConformance {\n return 12_300;\n}";

/** A project in good order, with what is given in the place of its own; `undefined` takes a file away. */
const projectWith = (changes: Readonly<Record<string, string | undefined>>): Files =>
  withChanges(
    new Map([
      ["contracts/Oracle.sol", "contract Oracle {}"],
      ["contracts/adapters/Adapter.sol", "abstract contract Adapter {}"],
      ["contracts/adapters/WireAdapter.sol", WIRE],
      ["data/scenarios/tour.json", ""],
      ["src/scenario/faults/late.ts", ""],
      ["test/adapters/WireAdapter.t.sol", WIRE_TEST],
      ["test/adapters/WireAdapterLimits.test.ts", ""],
    ]),
    changes,
  );

const EMPTY: Files = new Map();

describe("adapterTestProblems", () => {
  it("finds none in a project in good order", () => {
    expect(adapterTestProblems(projectWith({}))).to.deep.equal([]);
  });

  it("fails where there is no adapter", () => {
    const expected = ["contracts/adapters holds no adapter: there is nothing to check."];
    expect(adapterTestProblems(EMPTY)).to.deep.equal(expected);
    expect(
      adapterTestProblems(projectWith({ "contracts/adapters/WireAdapter.sol": undefined })),
    ).to.deep.equal(expected);
  });

  it("names the adapter without a test, which one in TypeScript does not replace", () => {
    const changes = {
      "test/adapters/WireAdapter.t.sol": undefined,
      "test/adapters/WireAdapter.test.ts": "",
    };
    expect(adapterTestProblems(projectWith(changes))).to.deep.equal([
      "WireAdapter lacks a test: write test/adapters/WireAdapter.t.sol, which inherits AdapterConformance.",
    ]);
  });

  for (const [state, text] of [
    ["does not inherit the suite", WIRE_TEST.replace("AdapterConformance", "Other")],
    ["inherits it in an abstract contract only", `abstract ${WIRE_TEST}`],
  ] as const) {
    it(`names the test that ${state}`, () => {
      expect(adapterTestProblems(projectWith({ "test/adapters/WireAdapter.t.sol": text }))).to.deep.equal([
        "test/adapters/WireAdapter.t.sol does not take the shared suite: let its contract inherit AdapterConformance.",
      ]);
    });
  }

  it("takes a test that inherits the suite through another contract", () => {
    const changes = {
      "test/support/WireConformance.sol": "abstract contract WireConformance is AdapterConformance {}",
      "test/adapters/WireAdapter.t.sol": WIRE_TEST.replace("AdapterConformance", "WireConformance"),
    };
    expect(adapterTestProblems(projectWith(changes))).to.deep.equal([]);
  });

  it("names the test that holds another gas figure than the documentation", () => {
    const text = WIRE_TEST.replace("12_300", "112_300");
    expect(adapterTestProblems(projectWith({ "test/adapters/WireAdapter.t.sol": text }))).to.deep.equal([
      "test/adapters/WireAdapter.t.sol does not hold the gas figure of WireAdapter's documentation: make maxColdGas() it.",
    ]);
  });

  it("names the test that belongs to no adapter", () => {
    expect(adapterTestProblems(projectWith({ "test/adapters/Wires.t.sol": "" }))).to.deep.equal([
      "test/adapters/Wires.t.sol belongs to no adapter: begin its name with one's.",
    ]);
  });
});

describe("providerNames", () => {
  const namesWith = (tag: string, adapter = "WireAdapter") =>
    providerNames(projectWith({ [`contracts/adapters/${adapter}.sol`]: WIRE.replace("Wire V2", tag) }));

  it("are those of the adapters' tags and of the feeds that need no adapter", () => {
    expect(namesWith("Wire V2")).to.deep.equal(["API3", "Chainlink", "Chronicle", "RedStone", "Wire"]);
  });

  for (const [tag, adapter] of [
    ["none (two feeds)", "TwoAdapter"],
    ["Rate provider", "WireRateAdapter"],
    ["ERC-4626 vault", "Erc4626Adapter"],
  ] as const) {
    it(`takes no word of "${tag}" for a name where the adapter is ${adapter}`, () => {
      expect(namesWith(tag, adapter)).to.deep.equal(namesWith("Wire", "WireAdapter"));
    });
  }
});

describe("providerNameProblems", () => {
  /** What is found where there is an adapter of the provider, too. */
  const problemsOf = (path: string, text: string, name = "Wire") =>
    providerNameProblems(
      projectWith({
        [path]: text,
        [`contracts/adapters/${name}Adapter.sol`]: `/// @custom:provider ${name}`,
      }),
    );

  for (const path of [
    "contracts/Oracle.sol",
    "contracts/libraries/Library.sol",
    "contracts/types/Type.sol",
    "src/watch/watch.ts",
  ]) {
    it(`names the provider in ${path}`, () => {
      expect(problemsOf(path, "if (wireFeed) return;")).to.deep.equal([
        `${path} names the provider Wire: only adapters know providers.`,
      ]);
    });
  }

  for (const code of [
    "IWire",
    "WireFeed",
    "isWire",
    "WIRE_LIMIT",
    "wire",
    '"Wire"',
    "'// wire'",
    "`a Wire`",
  ]) {
    it(`finds the provider in ${code}`, () => {
      expect(problemsOf("src/a.ts", code)).to.have.lengthOf(1);
    });
  }

  for (const code of [
    "wired",
    "rewire",
    "// Wire",
    "/* as\n Wire does */",
    "/// @dev Wire's own",
    '"" // Wire',
  ]) {
    it(`finds no provider in ${JSON.stringify(code)}`, () => {
      expect(problemsOf("src/a.ts", code)).to.deep.equal([]);
    });
  }

  it("takes the id of an incident for no provider's name, but what stands beside it", () => {
    expect(problemsOf("src/a.ts", '["wire-eth-2021", "wire-2022-03"]')).to.deep.equal([]);
    expect(problemsOf("src/a.ts", '["wire-eth-2021", "wire"]')).to.have.lengthOf(1);
  });

  for (const code of ["median", "Median", "MEDIAN", "immediate"]) {
    it(`does not take a part of ${code} for the provider DIA`, () => {
      expect(problemsOf("src/a.ts", code, "DIA")).to.deep.equal([]);
    });
  }

  for (const code of ["IDiaOracle", "diaKey", "DIA_KEY", "fromDia"]) {
    it(`takes ${code} for the provider DIA`, () => {
      expect(problemsOf("src/a.ts", code, "DIA")).to.have.lengthOf(1);
    });
  }

  it("takes an ordinary word for a provider only where an identifier begins with it", () => {
    const counts = ["band", "deviationBand", "BandReference", "IBandReference"].map(
      (code) => problemsOf("src/a.ts", code, "Band").length,
    );
    expect(counts).to.deep.equal([0, 0, 1, 1]);
  });

  for (const path of [
    "contracts/adapters/Adapter.sol",
    "contracts/libraries/uniswap/Maths.sol",
    "contracts/libraries/WirePayload.sol",
    "src/providers/adapters.ts",
    "src/abi/wireAdapterAbi.ts",
    "scripts/demo.ts",
  ]) {
    it(`lets ${path} name a provider`, () => {
      expect(problemsOf(path, "abstract contract Wire")).to.deep.equal([]);
    });
  }

  it("does not let the core import a library that bears a provider's name", () => {
    const problems = problemsOf("contracts/Oracle.sol", 'import {a} from "./libraries/WirePayload.sol";');
    expect(problems).to.deep.equal([
      "contracts/Oracle.sol names the provider Wire: only adapters know providers.",
    ]);
  });

  it("fails where there is nothing to check", () => {
    expect(providerNameProblems(EMPTY)).to.have.lengthOf(1);
  });
});

describe("depthProblems", () => {
  for (const top of ["contracts", "data", "src", "test"]) {
    it(`takes three folders in ${top}/ and refuses four`, () => {
      const files = projectWith({ [`${top}/a/b/C.sol`]: "", [`${top}/a/b/c/D.sol`]: "" });
      expect(depthProblems(files)).to.deep.equal([
        `${top}/a/b/c/D.sol lies deeper than 3 folders: move it up.`,
      ]);
    });
  }

  it("fails where there is nothing to check, for each of the four", () => {
    expect(depthProblems(EMPTY)).to.have.lengthOf(4);
    const files = projectWith({ "data/scenarios/tour.json": undefined });
    expect(depthProblems(files)).to.deep.equal(["data holds no file: there is nothing to check."]);
  });
});

describe("lengthProblems", () => {
  const lines = (count: number) => "\n".repeat(count);

  for (const { path, limit } of [
    { path: "contracts/Oracle.sol", limit: 450 },
    { path: "contracts/libraries/Library.sol", limit: 300 },
    { path: "src/a.ts", limit: 300 },
    { path: "scripts/run.mjs", limit: 300 },
    { path: "test/a.t.sol", limit: 300 },
    { path: "bench/bench.ts", limit: 300 },
    { path: "dashboard/page.ts", limit: 300 },
    { path: "dashboard/page.css", limit: 300 },
  ]) {
    it(`lets ${path} have ${limit} lines and no more`, () => {
      expect(lengthProblems(projectWith({ [path]: lines(limit) }), [])).to.deep.equal([]);
      expect(lengthProblems(projectWith({ [path]: lines(limit + 1) }), [])).to.deep.equal([
        `${path} has ${limit + 1} lines, more than ${limit}: split it.`,
      ]);
    });
  }

  const listed = { path: "src/a.ts", reason: "a list", decision: "docs/decisions/1.md" };
  const problemsOfListed = (count: number, changes: Partial<LongFile> = {}, record = "`a.ts` is a list") =>
    lengthProblems(projectWith({ "src/a.ts": lines(count), "docs/decisions/1.md": record }), [
      { ...listed, ...changes },
    ]);

  it("lets a listed file have up to 450 lines", () => {
    expect(problemsOfListed(450)).to.deep.equal([]);
    expect(problemsOfListed(451)).to.have.lengthOf(1);
  });

  it("refuses a listed file that is not long, or is gone", () => {
    expect(problemsOfListed(300)).to.have.lengthOf(1);
    expect(problemsOfListed(301, { path: "src/gone.ts" }, "gone.ts")).to.have.lengthOf(2);
  });

  it("refuses a listed file without a reason, or without a record that names it", () => {
    expect(problemsOfListed(301, { reason: "" })).to.have.lengthOf(1);
    expect(problemsOfListed(301, {}, "another file")).to.have.lengthOf(1);
    expect(problemsOfListed(301, { decision: "docs/decisions/2.md" })).to.have.lengthOf(1);
  });

  it("fails where there is nothing to check", () => {
    expect(lengthProblems(EMPTY, [])).to.have.lengthOf(1);
  });
});
