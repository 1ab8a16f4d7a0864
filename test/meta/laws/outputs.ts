import ts from "typescript";
import { sourcesIn } from "../imports.ts";
import { type Exception, type Finding, type Law, sentencesOf } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/** Where a command prints and writes. */
const OUTPUT = "src/files/output.ts";

const EXCEPTIONS: readonly Exception[] = [
  { place: "src/problem.ts", reason: "lies below; writes a problem to where the result would have gone" },
  { place: "src/deploy/record.ts", reason: "writes a record in one step, and its command says so" },
  { place: "src/simulate/engine.ts", reason: "hands a test runner its input in a folder that passes" },
  { place: "src/sweep/journal.ts", reason: "keeps what was done while it is done, and its command says so" },
  { place: "scripts/deploy.ts", reason: "is made to be copied, and prints for the copier" },
  { place: "src/drill/evidence.ts", reason: "appends evidence in one step, and its command says so" },
  { place: "scripts/drill.ts", reason: "is made to be copied, and prints for the copier" },
  { place: "scripts/simulate.ts", reason: "is made to be copied, and prints for the copier" },
  { place: "scripts/test.ts", reason: "is no task: passes on what the test runners print" },
  { place: "scripts/coverage.ts", reason: "is no task: prints a report of the tests" },
  { place: "scripts/run.mjs", reason: "sets a clone up before anything is installed" },
  {
    place: "bench/peers/compile.ts",
    reason: "keeps compiled contracts of others in a folder that git ignores",
  },
  { place: "scripts/package.ts", reason: "fills dist/, and says so once" },
  { place: "scripts/generatedFile.ts", reason: "writes a file of which its task says that it was written" },
];

const WRITES = /^(appendFile|createWriteStream|openSync|writeFile|writeSync)(Sync)?$/;
const PRINTS = ["dir", "info", "log", "table"];

/** What a call prints to standard output, or writes to a file, with; empty for neither. */
const wayOf = ({ expression }: ts.CallExpression): string => {
  if (ts.isIdentifier(expression)) return WRITES.test(expression.text) ? expression.text : "";
  if (!ts.isPropertyAccessExpression(expression)) return "";
  const { name, expression: of } = expression;
  if (ts.isIdentifier(of) && of.text === "console") {
    return PRINTS.includes(name.text) ? `console.${name.text}` : "";
  }
  if (ts.isPropertyAccessExpression(of) && of.name.text === "stdout" && name.text === "write") {
    return "process.stdout.write";
  }
  return WRITES.test(name.text) ? name.text : "";
};

const waysIn = (path: string, text: string): string[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(wayOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((way) => way !== "");
};

const findingFor = (path: string, way: string): Finding => ({
  place: path,
  sentence: `${path} uses ${way}: only ${OUTPUT} prints, and writes files, of which it says so.`,
});

const problemsOf = (files: Files): readonly string[] => {
  const sources = sourcesIn(files, ["src/", "bench/", "scripts/"]).filter((path) => path !== OUTPUT);
  if (sources.length === 0 || !files.has(OUTPUT)) {
    return [`There is no source, or no ${OUTPUT}: there is nothing to check.`];
  }
  const findings = sources.flatMap((path) => {
    const [way] = waysIn(path, files.get(path) ?? "");
    return way === undefined ? [] : [findingFor(path, way)];
  });
  return sentencesOf(findings, EXCEPTIONS);
};

const PLANTED = "src/commands/planted.ts";

/** With `--json -` nothing else stands on standard output, and no file is written in silence. */
export default {
  name: "outputs",
  title: "A command prints, and writes files, in one place, which says what it wrote",
  problemsOf,
  breaches: [
    ...[
      { text: 'console.log("done");', way: "console.log" },
      { text: "console.table(rows);", way: "console.table" },
      { text: 'process.stdout.write("done");', way: "process.stdout.write" },
      { text: "await writeFile(file, text);", way: "writeFile" },
      { text: "fs.writeFileSync(file, text);", way: "writeFileSync" },
      { text: "appendFileSync(file, text);", way: "appendFileSync" },
    ].map(({ text, way }) => ({
      what: `a command that has a way of its own: ${text}`,
      changes: { [PLANTED]: text },
      problem: findingFor(PLANTED, way).sentence,
    })),
    {
      what: "a benchmark that prints beside its result",
      changes: { "bench/planted.ts": "console.log(rows);" },
      problem: findingFor("bench/planted.ts", "console.log").sentence,
    },
  ],
} satisfies Law;
