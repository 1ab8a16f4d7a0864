import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { loadRules } from "../../src/lint/lint.ts";
import { projectRoot } from "../meta/testNames.ts";
import { CAUGHT_INCIDENTS } from "./incidentCases.ts";
import { INEXPRESSIBLE_INCIDENTS } from "./inexpressibleIncidents.ts";
import { findingsOf } from "./specEdits.ts";

/** Incidents at the published list's last count. */
const KNOWN_INCIDENTS = 94;
/** What is a matter of configuration by its class; see docs/lint.md. */
const OF_CONFIGURATION = [
  "rho-2024",
  "ploutos-2026",
  "singularity-2026", // misconfigured feed
  "term-teth-2025",
  "ribbon-2025", // decimals and scale
  "compound-ceth-2022", // upgrade
  "compound-uni-2024", // guard
  "scream-2022",
  "ankr-helio-2022",
  "geist-multichain-2023",
  "usual-usd0pp-2025", // fixed or wrong reference
  "blizz-luna-2022", // clamp
  "pyth-cbeth-morpho-2025", // legs
  "api3-rubusd-2023", // monitoring
];

const page = readFileSync(join(projectRoot, "docs", "lint.md"), "utf8");

/** The documentation's table. */
const ROWS: readonly string[] = [
  ...Object.entries(CAUGHT_INCIDENTS).map(([id, { rule, as }]) => `| ${id} | \`${rule}\` | ${as} |`),
  ...Object.entries(INEXPRESSIBLE_INCIDENTS).map(
    ([id, because]) => `| ${id} | – | cannot be expressed: ${because} |`,
  ),
];

const squeezed = (text: string): string => text.replace(/ +/g, " ");

describe("the incidents", () => {
  it("are all of the published list, each once", () => {
    const ids = [...Object.keys(CAUGHT_INCIDENTS), ...Object.keys(INEXPRESSIBLE_INCIDENTS)];
    expect(new Set(ids)).to.have.lengthOf(KNOWN_INCIDENTS);
    expect(ids).to.have.lengthOf(KNOWN_INCIDENTS);
  });

  it("are the only ones that rules cite", async () => {
    const cited = (await loadRules()).flatMap(({ incidents }) => incidents);
    expect(cited.filter((id) => CAUGHT_INCIDENTS[id] === undefined)).to.deep.equal([]);
  });

  it("have the rows of docs/lint.md", () => {
    const rows = squeezed(page)
      .split("\n")
      .filter((line) => /^\| [a-z0-9-]+-20\d\d/.test(line));
    expect(rows.sort()).to.deep.equal([...ROWS].sort());
  });

  for (const id of OF_CONFIGURATION) {
    it(`of configuration can be expressed: ${id}`, () => {
      expect(CAUGHT_INCIDENTS).to.have.property(id);
    });
  }

  for (const [id, { rule, base = "local", wrong, live }] of Object.entries(CAUGHT_INCIDENTS)) {
    it(`does not get through when expressed as a spec: ${id}`, () => {
      const failing = findingsOf(base, wrong, live).filter(({ severity }) => severity !== "note");
      expect(failing.map((finding) => finding.rule)).to.include(rule);
    });
  }
});
