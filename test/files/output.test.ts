import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect } from "chai";
import { type Output, type OutputFiles, prepareFiles, runWithOutput } from "../../src/files/output.ts";
import { EXIT, Problem } from "../../src/problem.ts";
import brokenFeed from "../../src/report/json/brokenFeed.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-output-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const broken = { feed: "a", address: `0x${"1".repeat(40)}`, fault: "freeze", transactions: [] };

/** What a command says on both outputs. */
const run = async (files: OutputFiles, body: (output: Output) => void) => {
  const seen: { output: string[]; errors: string[] } = { output: [], errors: [] };
  const { log, error } = console;
  console.log = (text: string) => seen.output.push(text);
  console.error = (text: string) => seen.errors.push(text);
  try {
    await runWithOutput(files, async (output): Promise<void> => {
      body(output);
    });
    return { ...seen, code: process.exitCode };
  } finally {
    Object.assign(console, { log, error });
    process.exitCode = undefined;
  }
};

const sentenceOf = (files: Readonly<Record<string, string>>): string => {
  try {
    prepareFiles(files);
  } catch (failure) {
    if (failure instanceof Problem && failure.exitCode === EXIT.misused) return failure.message;
    throw failure;
  }
  return "";
};

describe("the output of a command", () => {
  const act = (output: Output): void => {
    output.say("for people");
    output.writeJson(brokenFeed, broken);
    output.write(at("page.html"), "<p>");
  };

  it("is text, and nothing is written, where no option names a file", async () => {
    const { output, errors } = await run({ json: "" }, ({ say, write, writeJson }) => {
      say("for people");
      writeJson(brokenFeed, broken);
      write("", "nowhere");
    });
    expect([output, errors]).to.deep.equal([["for people"], []]);
  });

  it("is text and a line for each file where --json names one", async () => {
    const json = at("new/result.json");
    const { output, errors } = await run({ json }, act);
    const shown = [json, at("page.html")].map((path) => `wrote ${path}`);
    expect([output, errors]).to.deep.equal([["for people", ...shown], []]);
    expect(JSON.parse(readFileSync(json, "utf8"))).to.deep.equal(broken);
  });

  it("is the JSON alone, with the lines for files beside it, where --json is -", async () => {
    const { output, errors } = await run({ json: "-" }, act);
    expect(output).to.have.lengthOf(1);
    expect(JSON.parse(output[0] ?? "")).to.deep.equal(broken);
    expect(errors).to.deep.equal([`wrote ${at("page.html")}`]);
  });

  it("names a file below the working folder as it has to be typed there", async () => {
    const { output } = await run({ json: "" }, ({ wrote }) => {
      wrote(join(process.cwd(), "reports", "page.html"));
      wrote(`${join(process.cwd(), "dist")}/`);
      wrote(at("else.html"));
    });
    const near = relative("", join(process.cwd(), "reports", "page.html"));
    expect(output).to.deep.equal([`wrote ${near}`, "wrote dist/", `wrote ${at("else.html")}`]);
  });

  it("begins a result that goes on anew, says so once, and adds to it", async () => {
    const json = at("watch.jsonl");
    writeFileSync(json, "older\n");
    const { output } = await run({ json }, ({ addLine }) => {
      addLine("1");
      addLine("2");
    });
    expect(output).to.deep.equal([`wrote ${json}`]);
    expect(readFileSync(json, "utf8")).to.equal("1\n2\n");
    expect((await run({ json: "-" }, ({ addLine }) => addLine("1"))).output).to.deep.equal(["1"]);
    expect((await run({ json: "" }, ({ addLine }) => addLine("1"))).output).to.deep.equal([]);
  });

  it("is refused before anything is done where a file cannot be written", async () => {
    mkdirSync(at("folder"), { recursive: true });
    let isDone = false;
    const { code, errors } = await run({ json: at("folder") }, () => {
      isDone = true;
    });
    expect([isDone, code]).to.deep.equal([false, EXIT.misused]);
    expect(errors).to.deep.equal([
      `--json: "${at("folder")}" cannot be written: it is a folder; give the path of a file in a folder that can be.`,
    ]);
  });
});

describe("the files that options name", () => {
  it("may be none, or - for the JSON", () => {
    expect(sentenceOf({ json: "-", html: "", junit: at("a.xml") })).to.equal("");
  });

  it("are refused where another than the JSON would go to standard output", () => {
    expect(sentenceOf({ json: "", html: "-" })).to.equal(
      '--html: "-" is no file, and only --json goes to standard output: give a path.',
    );
  });

  it("are refused where two options name the same", () => {
    expect(sentenceOf({ json: at("one"), html: join(folder, "x", "..", "one") })).to.match(
      /^--html: ".*one" is what --json names too: give each a file of its own\.$/,
    );
  });

  it("are refused where a file stands in the place of their folder", () => {
    writeFileSync(at("file"), "");
    expect(sentenceOf({ json: at("file/result.json") })).to.match(
      /^--json: ".*result\.json" cannot be written: .*; give the path of a file in a folder that can be\.$/,
    );
  });
});
