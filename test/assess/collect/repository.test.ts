import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { tryTransport } from "../../../src/assess/collect/faultyServer.ts";
import {
  calendarOf,
  hostsIn,
  incidentQuality,
  isValidSecurityText,
  namesCalls,
  namesContact,
  planSections,
  readRepositoryFile,
} from "../../../src/assess/collect/repository.ts";

const NOW = Date.parse("2026-12-01T00:00:00Z") / 1000;

describe("a file of the repository", () => {
  let root = "";

  before(async () => {
    root = await mkdtemp(join(tmpdir(), "holdfast-assess-"));
    await writeFile(join(root, "plan.md"), "text");
    await symlink("/etc/hostname", join(root, "link"));
  });

  after(() => rm(root, { recursive: true }));

  it("is read where it is in the repository, and nowhere else", async () => {
    expect(await readRepositoryFile(root, "plan.md")).to.equal("text");
    expect(await readRepositoryFile(root, "none.md")).to.equal(undefined);
    expect(await readRepositoryFile(root, "../../etc/hostname")).to.equal(undefined);
    expect(await readRepositoryFile(root, "/etc/hostname")).to.equal(undefined);
    expect(await readRepositoryFile(root, "link")).to.equal(undefined);
  });
});

describe("a recovery plan", () => {
  it("has the sections that hold something, in Markdown and in YAML", () => {
    expect(planSections("# Scenarios\n\nOne.\n\n## Roles\n\n## Restart order\n\nChain first.")).to.deep.equal(
      ["scenarios", "restart-order"],
    );
    expect(planSections("scenarios: all\nsteps:\n  - one\ncontacts:\n")).to.deep.equal([
      "scenarios",
      "steps",
    ]);
  });
});

describe("a list of incidents", () => {
  it("is worth more with the times of beginning, notice and end", () => {
    const dated = {
      start: "2026-01-01T00:00:00Z",
      detected: "2026-01-01T00:05:00Z",
      resolved: "2026-01-01T01:00:00Z",
    };
    expect(incidentQuality(JSON.stringify([dated]))).to.equal("with-times");
    expect(incidentQuality(JSON.stringify([{ ...dated, resolved: "soon" }]))).to.equal("without-times");
    expect(incidentQuality("[]")).to.equal("none");
    expect(incidentQuality("# An outage\n\nIt ended.")).to.equal("without-times");
    expect(incidentQuality("Nothing.")).to.equal("none");
  });
});

describe("a calendar", () => {
  it("lacks what is used and not in it", () => {
    const text = JSON.stringify({ reviewedOn: "2026-11-01", entries: [{ name: "one", endsOn: null }] });
    expect(calendarOf(text, ["one", "two"], NOW)).to.deep.equal({ missing: ["two"], reviewedDays: 30 });
    expect(calendarOf("none", [], NOW)).to.equal(undefined);
  });
});

describe("a contact", () => {
  it("needs an end that lies ahead in security.txt", () => {
    expect(isValidSecurityText("Contact: mailto:a@b.org\nExpires: 2027-01-01T00:00:00Z", NOW)).to.equal(true);
    expect(isValidSecurityText("Contact: mailto:a@b.org\nExpires: 2026-11-30T00:00:00Z", NOW)).to.equal(
      false,
    );
    expect(isValidSecurityText("Expires: 2027-01-01T00:00:00Z", NOW)).to.equal(false);
    expect(namesContact("Write to security@example.org.")).to.equal(true);
    expect(namesContact("Write to us.")).to.equal(false);
  });
});

describe("other files", () => {
  it("name calls of contracts, and hosts of nodes", () => {
    expect([namesCalls("Call `read()`."), namesCalls("Use the page.")]).to.deep.equal([true, false]);
    expect(hostsIn('["https://a.org/v3/key", "wss://b.net", "https://a.org/x"]')).to.deep.equal([
      "a.org",
      "b.net",
    ]);
  });
});

describe("the transport", function () {
  this.timeout(60_000);

  it("answers through the other node, in whichever way the first one fails", async () => {
    const cases = await tryTransport();
    expect(cases).to.have.length.at.least(10);
    expect(cases.filter(({ isSurvived }) => !isSurvived)).to.deep.equal([]);
  });
});
