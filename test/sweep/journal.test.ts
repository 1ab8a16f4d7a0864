import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { JobResult } from "../../src/sweep/fold.ts";
import { openJournal } from "../../src/sweep/journal.ts";
import { Problem } from "../../src/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-journal-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const resultOf = (mean: number): JobResult => {
  const moments = { count: 1, mean, squares: 0 };
  return [{ availability: moments, exposurePerDay: moments, falseRefusalPerDay: moments, worstErrorBps: 1 }];
};

const withEntries = (name: string, entries: number): string => {
  const path = join(folder, name, "deep.jsonl");
  const journal = openJournal(path);
  for (let index = 0; index < entries; index++) journal.keep(`job ${index}`, resultOf(index / 3));
  journal.close();
  return path;
};

describe("the journal of a sweep", () => {
  it("finds again what was kept, to the last digit, and makes its folder", () => {
    const journal = openJournal(withEntries("whole", 3));
    expect(journal.find("job 0")).to.deep.equal(resultOf(0));
    expect(journal.find("job 2")).to.deep.equal(resultOf(2 / 3));
    expect(journal.find("job 3")).to.equal(undefined);
    journal.close();
  });

  it("passes over a last line that was cut off, and goes on after it", () => {
    const path = withEntries("torn", 2);
    truncateSync(path, readFileSync(path).length - 7);
    const journal = openJournal(path);
    expect(journal.find("job 1")).to.equal(undefined);
    journal.keep("job 2", resultOf(2));
    journal.close();
    const again = openJournal(path);
    expect(again.find("job 0")).to.deep.equal(resultOf(0));
    expect(again.find("job 2")).to.deep.equal(resultOf(2));
    again.close();
  });

  it("keeps what two sweeps write to it at once", () => {
    const path = withEntries("shared", 1);
    const [one, other] = [openJournal(path), openJournal(path)];
    for (let index = 0; index < 20; index++) {
      one.keep(`one ${index}`, resultOf(index / 7));
      other.keep(`another ${index}`, resultOf(index));
    }
    for (const journal of [one, other]) journal.close();
    const again = openJournal(path);
    for (let index = 0; index < 20; index++) {
      expect(again.find(`one ${index}`)).to.deep.equal(resultOf(index / 7));
      expect(again.find(`another ${index}`)).to.deep.equal(resultOf(index));
    }
    again.close();
  });

  it("is refused in a sentence with its path where it is no file", () => {
    expect(() => openJournal(folder)).to.throw(Problem, `--journal: ${folder} cannot be written (`);
  });

  it("passes over lines that are no entries", () => {
    const path = withEntries("odd", 1);
    appendFileSync(path, 'nonsense\n{"job":1}\n');
    const journal = openJournal(path);
    expect(journal.find("job 0")).to.deep.equal(resultOf(0));
    journal.close();
  });

  it("finds lines that lie across the parts in which it is read", () => {
    const path = withEntries("long", 12_000);
    expect(readFileSync(path).length).to.be.greaterThan(2 ** 21);
    const journal = openJournal(path);
    for (let index = 0; index < 12_000; index += 7)
      expect(journal.find(`job ${index}`)).to.deep.equal(resultOf(index / 3));
    journal.close();
  });
});
