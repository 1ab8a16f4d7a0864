import { expect } from "chai";
import { type Files, readProject } from "./projectFiles.ts";

const FAULT = /^src\/scenario\/faults\/(\w+)\.ts$/;
const FAULT_TEST = /^test\/scenario\/faults\/(.+)$/;
const LEAST_FAULTS = 25;

/** Each fault has a test that takes the shared suite and adds to it, and each file of the folder is of a fault. */
const faultTestProblems = (files: Files): string[] => {
  const stems = [...files.keys()].flatMap((path) => FAULT.exec(path)?.[1] ?? []);
  const untested = stems.flatMap((stem) => {
    const path = `test/scenario/faults/${stem}.test.ts`;
    const name = stem.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const test = files.get(path) ?? "";
    if (!test.includes(`describeFault("${name}", (`))
      return [`${stem} lacks a test: write ${path}, which calls describeFault("${name}", ...).`];
    return /^ {2}it\(/m.test(test) ? [] : [`${path} says nothing that is special about ${name}: add a test.`];
  });
  const strangers = [...files.keys()]
    .map((path) => FAULT_TEST.exec(path)?.[1])
    .filter((file) => file !== undefined && !stems.some((stem) => file === `${stem}.test.ts`))
    .map((file) => `test/scenario/faults/${file} belongs to no fault: give it the name of one.`);
  return [...untested, ...strangers];
};

const project = (changes: Readonly<Record<string, string>> = {}): Files =>
  new Map(
    Object.entries({
      "src/scenario/faults/lateNews.ts": "",
      "test/scenario/faults/lateNews.test.ts":
        'describeFault("late-news", ({ after }) => {\n  it("is late", () => {});\n});',
      ...changes,
    }),
  );

describe("the tests of faults", () => {
  it("are one for each fault of this project, of at least 25", () => {
    const files = readProject();
    expect(faultTestProblems(files)).to.deep.equal([]);
    expect([...files.keys()].filter((path) => FAULT.test(path)).length).to.be.at.least(LEAST_FAULTS);
  });

  it("are missed where a fault has none, or one of another fault", () => {
    const sentence =
      'other lacks a test: write test/scenario/faults/other.test.ts, which calls describeFault("other", ...).';
    expect(faultTestProblems(project())).to.deep.equal([]);
    expect(faultTestProblems(project({ "src/scenario/faults/other.ts": "" }))).to.deep.equal([sentence]);
    const copied = {
      "src/scenario/faults/other.ts": "",
      "test/scenario/faults/other.test.ts": 'describeFault("late-news", (',
    };
    expect(faultTestProblems(project(copied))).to.deep.equal([sentence]);
  });

  it("are found to add nothing, or to belong to no fault", () => {
    const empty = { "test/scenario/faults/lateNews.test.ts": 'describeFault("late-news", () => {});' };
    expect(faultTestProblems(project(empty))).to.deep.equal([
      "test/scenario/faults/lateNews.test.ts says nothing that is special about late-news: add a test.",
    ]);
    expect(faultTestProblems(project({ "test/scenario/faults/all.test.ts": "" }))).to.deep.equal([
      "test/scenario/faults/all.test.ts belongs to no fault: give it the name of one.",
    ]);
  });
});
