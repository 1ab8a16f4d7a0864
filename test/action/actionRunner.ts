import { spawn } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** Runs the steps of a composite action as GitHub's runner does, as far as such actions go without other actions. */

const actionSchema = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() })),
  outputs: z.record(z.string(), z.object({ value: z.string() })),
  runs: z.object({
    using: z.literal("composite"),
    steps: z.array(
      z.strictObject({
        name: z.string(),
        id: z.string().optional(),
        shell: z.string(),
        env: z.record(z.string(), z.string()),
        run: z.string(),
      }),
    ),
  }),
});

export type Action = z.output<typeof actionSchema>;

export const readAction = async (path: string): Promise<Action> =>
  actionSchema.parse(parse(await readFile(path, "utf8")));

/** What an expression may name: `inputs.x`, `github.a.b`, `steps.x.outputs.y`. */
interface Contexts {
  readonly [name: string]: string | Contexts | undefined;
}

const EXPRESSION = /\$\{\{\s*([\w.-]+)\s*\}\}/g;

const contextValue = (contexts: Contexts, path: string): string => {
  let value: string | Contexts | undefined = contexts;
  for (const key of path.split(".")) value = typeof value === "object" ? value[key] : undefined;
  return typeof value === "string" ? value : "";
};

const evaluated = (text: string, contexts: Contexts): string =>
  text.replace(EXPRESSION, (_, path: string) => contextValue(contexts, path));

export interface ActionRun {
  /** Folder that it runs in: a checkout. */
  readonly folder: string;
  /** Folder of programs that come before those of the system. */
  readonly programs: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: Contexts;
  readonly environment: Readonly<Record<string, string>>;
}

export interface ActionOutcome {
  readonly code: number;
  /** The step that failed; empty where none did. */
  readonly failed: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
}

interface StepOutcome {
  readonly code: number;
  readonly log: string;
}

const runStep = (script: string, folder: string, env: NodeJS.ProcessEnv): Promise<StepOutcome> =>
  new Promise((resolve, reject) => {
    // As the runner starts `shell: bash`.
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], { cwd: folder, env });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        log += text;
      });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, log }));
  });

const outputsIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split("\n")
      .filter((line) => line.includes("="))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );

/** The environment without what the Hardhat that runs the tests hands on, its configuration first of all. */
export const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("HARDHAT_")));

/** Runs all steps until one fails. */
export const runAction = async (action: Action, run: ActionRun): Promise<ActionOutcome> => {
  const place = await mkdtemp(join(tmpdir(), "holdfast-action-"));
  const summaryFile = join(place, "summary.md");
  await writeFile(summaryFile, "");
  const defaults = Object.entries(action.inputs).map(([name, { default: text = "" }]) => [
    name,
    evaluated(text, { github: run.github }),
  ]);
  const inputs = { ...Object.fromEntries(defaults), ...run.inputs };
  const steps: Record<string, Contexts> = {};
  let [code, failed, log] = [0, "", ""];
  for (const [index, { name, id, env, run: script }] of action.runs.steps.entries()) {
    const contexts: Contexts = { inputs, github: run.github, steps };
    const [scriptFile, outputFile] = [join(place, `${index}.sh`), join(place, `${index}.out`)];
    await writeFile(scriptFile, evaluated(script, contexts));
    await writeFile(outputFile, "");
    const own = Object.entries(env).map(([key, text]) => [key, evaluated(text, contexts)]);
    const outcome = await runStep(scriptFile, run.folder, {
      ...ownEnvironment(),
      ...run.environment,
      ...Object.fromEntries(own),
      PATH: [run.programs, process.env["PATH"] ?? ""].join(delimiter),
      RUNNER_TEMP: place,
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
    });
    log += outcome.log;
    if (id !== undefined) steps[id] = { outputs: outputsIn(await readFile(outputFile, "utf8")) };
    if (outcome.code !== 0) {
      [code, failed] = [outcome.code, name];
      break;
    }
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [
    name,
    evaluated(value, { steps }),
  ]);
  return {
    code,
    failed,
    outputs: Object.fromEntries(outputs),
    summary: await readFile(summaryFile, "utf8"),
    log,
  };
};
