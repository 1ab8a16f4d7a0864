import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openSession } from "../../src/deploy/apply.ts";
import { Chain, type Eip1193 } from "../../src/deploy/chain.ts";
import { parseSpec } from "../../src/spec/spec.ts";

/**
 * A program that deploys and is killed on the way: `node deployAndDie.ts <url> <folder> <spec file> <moment>`. The moment
 * is `unsent`, before a transaction reaches the node; `sent`, when the node has it and nothing here wrote that down;
 * `written`, after each line of the journal; or `never`. It closes with "done" where there was nothing left to die at.
 */

const [url = "", folder = "", file = "", moment = "never"] = process.argv.slice(2);

const die = (): Promise<never> => {
  process.kill(process.pid, "SIGKILL");
  return new Promise<never>(() => undefined);
};

const linesOfJournal = (): number => {
  const path = join(folder, "deployments", "chain-31337", "journal.jsonl");
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").length : 0;
};

const isSending = (method: string) => /^eth_send(Raw)?Transaction$/.test(method);
const linesAtStart = linesOfJournal();
let id = 0;

const ask = async (method: string, params: unknown): Promise<unknown> => {
  id += 1;
  const body = JSON.stringify({ jsonrpc: "2.0", id, method, params });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body });
  const { result, error } = (await answer.json()) as {
    result?: unknown;
    error?: { message: string; code: number; data?: unknown };
  };
  if (error !== undefined)
    throw Object.assign(new Error(error.message), { code: error.code, data: error.data });
  return result;
};

const provider: Eip1193 = {
  request: async ({ method, params }) => {
    if (moment === "written" && linesOfJournal() > linesAtStart) return die();
    if (moment === "unsent" && isSending(method)) return die();
    const answer = await ask(method, params ?? []);
    return moment === "sent" && isSending(method) ? die() : answer;
  },
};

// Mocha loads every file of the tests.
if (import.meta.main) {
  const spec = parseSpec(JSON.parse(readFileSync(file, "utf8")));
  const session = await openSession({ chain: new Chain(provider, "test"), folder, spec });
  for (const { run } of session.steps) await run();
  process.stdout.write("done");
}
