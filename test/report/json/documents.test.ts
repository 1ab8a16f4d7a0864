import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import { documentJsonSchema, jsonText, parseDocument } from "../../../src/files/jsonDocument.ts";
import { EXIT, Problem, runCommand } from "../../../src/problem.ts";
import commandProblem from "../../../src/report/json/commandProblem.ts";
import lintReport from "../../../src/report/json/lintReport.ts";
import { JSON_DOCUMENTS } from "../../../src/report/jsonDocuments.ts";
import { projectRoot } from "../../meta/testNames.ts";

const passed = { file: "a.json", passed: true, counts: { error: 0, warning: 0, note: 0 }, findings: [] };

const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (failure) {
    if (failure instanceof Problem) return failure;
    throw failure;
  }
  throw new Error("It was not refused.");
};

describe("the JSON that tasks write", () => {
  it("has a schema of each kind, which other programs can read", () => {
    const committed = readdirSync(join(projectRoot, "src", "report", "json"))
      .filter((file) => file.endsWith(".schema.json"))
      .sort();
    expect(committed).to.have.length.greaterThan(10);
    expect(committed).to.deep.equal([...JSON_DOCUMENTS.keys()].map((name) => `${name}.schema.json`).sort());
    for (const document of JSON_DOCUMENTS.values()) {
      expect(
        () => new Ajv2020({ strict: false }).compile(documentJsonSchema(document)),
        document.name,
      ).to.not.throw();
    }
  });

  it("says what it is and which command writes it", () => {
    for (const { name, title } of JSON_DOCUMENTS.values())
      expect(title, name).to.match(/`oracle |`npm run bench:|any command/);
  });

  it("is written with its keys in the schema's order, whatever order they were made in", () => {
    const { file, ...rest } = passed;
    expect(jsonText(lintReport, { ...rest, file })).to.equal(JSON.stringify(passed, null, 2));
  });

  it("is not written where it lacks a key, has another or is no number", () => {
    const { file: _, ...rest } = passed;
    expect(() => jsonText(lintReport, rest as typeof passed)).to.throw("file");
    expect(() => jsonText(lintReport, { ...passed, other: 1 } as typeof passed)).to.throw("other");
    const counts = { error: Number.NaN, warning: 0, note: 0 };
    expect(() => jsonText(lintReport, { ...passed, counts })).to.throw("error");
  });

  it("is read back as it was, and refused in one sentence where it is something else", () => {
    expect(parseDocument(lintReport, jsonText(lintReport, passed), "a.json")).to.deep.equal(passed);
    const broken = problemOf(() => parseDocument(lintReport, "{", "a.json"));
    expect([broken.exitCode, broken.sentences.length]).to.deep.equal([EXIT.misused, 1]);
    expect(broken.message).to.match(/^a\.json is no JSON: /);
    const other = problemOf(() => parseDocument(lintReport, '{"file":1}', "a.json"));
    expect(other.message).to.match(/^a\.json is no lint report of this version \(file: .*\): .*\.$/);
  });
});

describe("runCommand", () => {
  const refuse = async (): Promise<void> => {
    throw new Problem(EXIT.notObserved, ["First.", "Second."]);
  };
  const told = { exitCode: 3, problems: ["First.", "Second."] };

  /** What it prints to standard output. */
  const printed = async (act: () => Promise<void>): Promise<string> => {
    const written: string[] = [];
    const { log, error } = console;
    console.log = (text: string) => written.push(text);
    console.error = () => undefined;
    try {
      await act();
      expect(process.exitCode).to.equal(EXIT.notObserved);
    } finally {
      Object.assign(console, { log, error });
      process.exitCode = undefined;
    }
    return written.join("");
  };

  it("prints a problem as the JSON that has a schema where standard output is a program's", async () => {
    const text = await printed(() => runCommand(refuse, "-"));
    expect(parseDocument(commandProblem, text, "the output")).to.deep.equal(told);
  });

  it("writes a problem into the place of an older result, and prints nothing", async () => {
    const folder = mkdtempSync(join(tmpdir(), "holdfast-problem-"));
    const file = join(folder, "result.json");
    writeFileSync(file, '{"level":"Normal"}');
    expect(await printed(() => runCommand(refuse, file))).to.equal("");
    expect(parseDocument(commandProblem, readFileSync(file, "utf8"), file)).to.deep.equal(told);
    expect(await printed(() => runCommand(refuse, folder))).to.equal("");
    rmSync(folder, { recursive: true });
  });

  it("ends with 3 where there was nothing to decide on", async () => {
    const gate = { isTold: false, suites: [], undecided: "Nothing was there." };
    expect(await printed(() => runCommand(async () => gate))).to.equal("");
  });
});
