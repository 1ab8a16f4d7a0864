import ts from "typescript";
import { sourcesIn } from "../imports.ts";
import { type Exception, type Finding, type Law, sentencesOf } from "../law.ts";
import type { Files } from "../projectFiles.ts";

const EXCEPTIONS: readonly Exception[] = [
  { place: "src/files/jsonDocument.ts", reason: "writes every document, through its schema" },
  {
    place: "src/problem.ts",
    reason: "lies below the schemas; a test holds what it prints to that of command-problem",
  },
  {
    place: "src/scenario/scenarioFiles.ts",
    reason: "writes scenarios, held to the schema of data/scenarios",
  },
  { place: "src/commands/assessInit.ts", reason: "writes a spec, held to the schema of deploy" },
  { place: "src/commands/lint.ts", reason: "writes SARIF, whose format is OASIS'" },
  {
    place: "src/report/assessmentFiles.ts",
    reason: "writes SARIF, shields.io's endpoint and an in-toto statement, whose formats are others'",
  },
  { place: "bench/bench.ts", reason: "writes the snapshot of gas, which it alone reads" },
];

/** Calls that write JSON for a person or a program: those with an indentation. */
const writesIn = (path: string, text: string): number => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  let found = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments.length > 2) {
      const { expression } = node;
      if (ts.isPropertyAccessExpression(expression) && expression.name.text === "stringify") found++;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const findingFor = (path: string): Finding => ({
  place: path,
  sentence: `${path} writes JSON of which there is no schema: give it one in src/report/json, and write it by jsonText.`,
});

const problemsOf = (files: Files): readonly string[] => {
  const documents = sourcesIn(files, ["src/report/json/"]);
  if (documents.length === 0) return ["src/report/json holds no document: there is nothing to check."];
  const unpublished = documents.flatMap((path) => {
    const [, name = ""] = /^ {2}name: "([a-z-]+)",$/m.exec(files.get(path) ?? "") ?? [];
    const schema = `src/report/json/${name}.schema.json`;
    return files.has(schema) ? [] : [`${path} has no ${schema}: run "npx hardhat oracle generate".`];
  });
  const writers = sourcesIn(files, ["src/", "bench/"]).filter(
    (path) => writesIn(path, files.get(path) ?? "") > 0,
  );
  return [...unpublished, ...sentencesOf(writers.map(findingFor), EXCEPTIONS)];
};

const PLANTED = "src/commands/planted.ts";

/** A JSON that a task writes can be relied upon: it has a schema, and is written through it. */
export default {
  name: "json-documents",
  title: "Every JSON that a task writes has its schema in src/report/json",
  problemsOf,
  breaches: [
    {
      what: "a command that writes its own",
      changes: { [PLANTED]: "await writeFile(file, JSON.stringify(report, null, 2));" },
      problem: findingFor(PLANTED).sentence,
    },
    {
      what: "a benchmark that writes its own",
      changes: { "bench/planted.ts": "await writeFile(file, JSON.stringify(rows, null, 2));" },
      problem: findingFor("bench/planted.ts").sentence,
    },
    {
      what: "a document without a JSON Schema",
      changes: { "src/report/json/planted.ts": 'export default defineDocument({\n  name: "planted",\n});\n' },
      problem:
        'src/report/json/planted.ts has no src/report/json/planted.schema.json: run "npx hardhat oracle generate".',
    },
  ],
} satisfies Law;
