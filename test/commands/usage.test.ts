import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";
import type { TaskDefinition } from "hardhat/types/tasks";
import project from "../../scripts/projectPlugin.ts";
import { JSON_OPTION } from "../../src/commands/jsonOption.ts";
import { usageSentence } from "../../src/commands/usage.ts";
import plugin from "../../src/plugin.ts";
import { projectRoot } from "../meta/testNames.ts";

const HARDHAT = join("node_modules", "hardhat", "dist", "src", "cli.js");

const tasks: readonly TaskDefinition[] = [...(plugin.tasks ?? []), ...(project.tasks ?? [])];

describe("--json", () => {
  const taking = tasks.flatMap(({ id, ...task }) => {
    const option = "options" in task ? task.options["json"] : undefined;
    return option === undefined ? [] : [{ name: id.join(" "), option }];
  });

  it("is taken by every task that has a result", () => {
    const names = [
      "assess",
      "assess diff",
      "assess explain",
      "assess verify",
      "bench",
      "bench-simulate",
      "bench-transport",
      "break",
      "demo",
      "deploy",
      "drill",
      "drill verify",
      "execute",
      "lint",
    ];
    names.push("replay", "simulate", "sizes", "status", "sweep");
    expect(taking.map(({ name }) => name.replace("oracle ", "")).sort()).to.deep.equal(names);
  });

  it("is one and the same option wherever it is taken: a path, or - for standard output", () => {
    for (const { name, option } of taking) {
      const { description, defaultValue, type } = option;
      expect([description, defaultValue, type], name).to.deep.equal([
        JSON_OPTION.description,
        "",
        "STRING_WITHOUT_DEFAULT" in option ? "" : "STRING",
      ]);
    }
  });
});

describe("a command line that is none", () => {
  const rootTasks = ["build", "oracle", "test"];
  const ours = ["status", "simulate"];
  const helpOf = (name: string): string => `"npx hardhat oracle ${name} --help" says what it takes.`;
  for (const [words, names, sentence] of [
    [["oracle", "status"], rootTasks, helpOf("status")],
    [["oracle", "--network", "localhost", "status", "a", "b"], rootTasks, helpOf("status")],
    [["--network", "localhost", "oracle", "simulate", "--seeds", "x"], rootTasks, helpOf("simulate")],
    [["oracle", "statos"], rootTasks, '"npx hardhat oracle --help" lists the tasks.'],
    [["oracle", "status", "a", "--network"], undefined, helpOf("status")],
    [["test", "oracle"], rootTasks, undefined],
    [["test", "mocha"], undefined, undefined],
    [[], undefined, undefined],
  ] as const) {
    it(`${sentence === undefined ? "is none of ours" : `is told ${sentence}`}: ${words.join(" ")}`, () => {
      expect(usageSentence({ words, rootTasks: names, ours })).to.equal(sentence);
    });
  }

  const run = (words: readonly string[]): Promise<readonly [number | null, string, string]> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [HARDHAT, ...words], { cwd: projectRoot });
      let [output, errors] = ["", ""];
      child.stdout.on("data", (text: Buffer) => {
        output += text.toString();
      });
      child.stderr.on("data", (text: Buffer) => {
        errors += text.toString();
      });
      child.on("close", (code) => resolve([code, output, errors]));
    });

  for (const [what, words, reason] of [
    ["a missing positional argument", ["oracle", "status"], "subject"],
    ["a missing second positional argument", ["oracle", "break", "deploy/local.json"], "feed"],
    ["an unknown option", ["oracle", "status", "a", "--nope"], "--nope"],
    ["an option's value of another type", ["oracle", "simulate", "--seeds", "abc"], '"abc"'],
    ["an option without its value", ["oracle", "lint", "deploy/local.json", "--json"], "--json"],
    ["a word too many", ["oracle", "lint", "a", "b"], '"b"'],
    ["a task that there is not", ["oracle", "statos"], "statos"],
    ["a task of this project alone", ["oracle", "bench", "--nope"], "--nope"],
  ] as const) {
    it(`ends with 2, and tells ${what}`, async () => {
      const [code, output, errors] = await run(words);
      expect([code, output]).to.deep.equal([2, ""]);
      expect(errors)
        .to.include(reason)
        .and.to.match(/"npx hardhat oracle .*--help" .*\.\n$/);
    });
  }

  it("ends with 1 still where it is none of ours", async () => {
    const [code, , errors] = await run(["build", "--nope"]);
    expect(code).to.equal(1);
    expect(errors).to.not.include("--help");
  });
});
