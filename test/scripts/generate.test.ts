import { expect } from "chai";
import { describeAdapters, problemsOfPage, renderModule, renderPage } from "../../scripts/adapterTables.ts";
import { MODELS } from "../../src/providers/adapterEntry.ts";
import { DOCUMENTATION, PAGE, WIRE } from "./wireAdapter.ts";

const ENTRY = {
  title: "One symbol of a wire, as a feed",
  provider: "Wire & Sons",
  model: "push",
  trust: "The wire's key, which sets any value.",
  decimals: "8",
  time: "As the wire wrote it.",
  traps: "A dead wire.",
  tested: "A real wire.",
  coldGas: 12_300,
  config: [
    { name: "symbol", type: "string", documentation: 'What is priced, for example "ETH".' },
    {
      name: "legs",
      type: "(address,uint32)[2]",
      documentation: "Where it comes from.",
      fields: [
        { name: "feed", type: "address", documentation: "Who says it." },
        { name: "age", type: "uint32", documentation: "Seconds." },
      ],
    },
  ],
};

/** The problems of the adapter where its documentation has another text. */
const problemsWith = (text: string, other: string): readonly string[] =>
  describeAdapters([{ ...WIRE, documentation: DOCUMENTATION.replace(text, other) }]).problems;

describe("describeAdapters", () => {
  it("takes an adapter's entry from its documentation and its constructor", () => {
    expect(describeAdapters([WIRE])).to.deep.equal({ entries: { WireAdapter: ENTRY }, problems: [] });
  });

  it("sorts by name, whatever the order of the files", () => {
    const files = ["ZAdapter", "aAdapter", "BAdapter"].map((name) => `contracts/adapters/${name}.sol`);
    const { entries } = describeAdapters(files.map((file) => ({ ...WIRE, file })));
    expect(Object.keys(entries)).to.deep.equal(["BAdapter", "ZAdapter", "aAdapter"]);
  });

  for (const model of MODELS) {
    it(`takes the model ${model}`, () => {
      expect(problemsWith("model push", `model ${model}`)).to.deep.equal([]);
    });
  }

  it("names the file and the models that it may have where the model is unknown", () => {
    expect(problemsWith("model push", "model pushed")).to.deep.equal([
      'contracts/adapters/WireAdapter.sol has the unknown model "pushed": say how the value comes about, with one of push, pull, optimistic, twap, rate, combined.',
    ]);
  });

  for (const tag of ["@title", "@custom:provider", "@custom:model", "@custom:trust"]) {
    it(`names the file and the tag where ${tag} is missing`, () => {
      const [problem, ...others] = problemsWith(tag, "@custom:other");
      expect(problem).to.match(
        new RegExp(`^contracts/adapters/WireAdapter\\.sol has no ${tag} tag: say .+\\.$`),
      );
      expect(others).to.deep.equal([]);
    });
  }

  it("names the tag where it has no text", () => {
    expect(problemsWith("@custom:provider Wire & Sons", "@custom:provider")).to.deep.equal([
      "contracts/adapters/WireAdapter.sol has no @custom:provider tag: say who makes its value.",
    ]);
  });

  it("asks for the gas figure where there is none", () => {
    expect(problemsWith("A cold read", "A read")).to.deep.equal([
      'contracts/adapters/WireAdapter.sol gives no gas figure: write "A cold read costs at most N gas." into its @dev.',
    ]);
  });

  for (const [struct, field] of [
    ["WireAdapter.Config", "legs"],
    ["Leg", "age"],
  ] as const) {
    it(`names the field ${field} of ${struct} where it is not documented`, () => {
      const text = (WIRE.structs.get(struct) ?? "").replace(`@param ${field}`, "");
      const structs = new Map([...WIRE.structs, [struct, text] as const]);
      expect(describeAdapters([{ ...WIRE, structs }]).problems).to.deep.equal([
        `contracts/adapters/WireAdapter.sol does not document the field "${field}" of ${struct}: add its @param.`,
      ]);
    });
  }

  for (const parameters of [
    [],
    [{ name: "feed", type: "address" }],
    [...WIRE.parameters, ...WIRE.parameters],
  ]) {
    it(`refuses a constructor of ${parameters.length} that is not one struct`, () => {
      expect(describeAdapters([{ ...WIRE, parameters }]).problems).to.deep.equal([
        "contracts/adapters/WireAdapter.sol has a constructor that does not take one struct and nothing else: gather its parameters in Config.",
      ]);
    });
  }

  it("refuses an empty folder", () => {
    expect(describeAdapters([]).problems).to.deep.equal([
      "contracts/adapters holds no adapter: there is nothing to list.",
    ]);
  });

  it("lists nothing where one of the adapters has a problem", () => {
    const other = { ...WIRE, file: "contracts/adapters/OtherAdapter.sol", documentation: "" };
    expect(describeAdapters([WIRE, other]).entries).to.deep.equal({});
  });
});

describe("renderModule", () => {
  it("holds the entries as they are", () => {
    const [, table] = /ADAPTERS = (.+) as const/.exec(renderModule({ WireAdapter: ENTRY as never })) ?? [];
    expect(JSON.parse(table ?? "")).to.deep.equal({ WireAdapter: ENTRY });
  });
});

describe("renderPage", () => {
  const { entries } = describeAdapters([WIRE]);

  it("replaces what stands between the two comments, and nothing else", () => {
    const row = "| [WireAdapter](../contracts/adapters/WireAdapter.sol) | Wire & Sons | push | 8 | 12,300 |";
    const [head = "", tail = ""] = PAGE.split("former table\n");
    const page = renderPage(PAGE, entries);
    expect(page.startsWith(head) && page.endsWith(tail), page).to.equal(true);
    expect(page.slice(head.length, page.length - tail.length))
      .to.contain(row)
      .and.not.contain("former");
  });

  it("says below the table what it has no room for", () => {
    const note = `### WireAdapter

- **updatedAt**: As the wire wrote it.
- **traps**: A dead wire.
- **trusted**: The wire's key, which sets any value.
- **tested on**: A real wire.`;
    expect(renderPage(PAGE, entries)).to.contain(note);
  });

  it("changes nothing the second time", () => {
    const page = renderPage(PAGE, entries);
    expect(renderPage(page, entries)).to.equal(page);
  });

  it("keeps a bar in a text from ending its cell", () => {
    const described = describeAdapters([
      { ...WIRE, documentation: DOCUMENTATION.replace("Wire & Sons", "Wire|Sons") },
    ]);
    expect(renderPage(PAGE, described.entries)).to.contain("| Wire\\|Sons |");
  });
});

describe("problemsOfPage", () => {
  it("finds none in a page with a place for the table and a section for each model", () => {
    expect(problemsOfPage("page.md", PAGE)).to.deep.equal([]);
  });

  it("names the model without a section", () => {
    expect(problemsOfPage("page.md", PAGE.replace("## rate", "## rates"))).to.deep.equal([
      'page.md has no section "## rate": say there what the time means.',
    ]);
  });

  for (const [state, page] of [
    ["is gone", PAGE.replace("<!-- End of the table -->", "")],
    [
      "stands before the beginning",
      `<!-- End of the table -->${PAGE.replace("<!-- End of the table -->", "")}`,
    ],
  ] as const) {
    it(`asks for the comments where the end ${state}`, () => {
      expect(problemsOfPage("page.md", page)).to.deep.equal([
        'page.md has no place for the table: add "<!-- This table is generated: `npx hardhat oracle generate` -->" and "<!-- End of the table -->".',
      ]);
    });
  }
});
