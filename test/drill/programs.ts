import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { RunningNode } from "../../bench/anvilNode.ts";
import { projectRoot } from "../meta/testNames.ts";

/** The programs of the tests of the command line: Hardhat's own, its node, and what stands before a node. */

/** Hardhat, as `npx hardhat` starts it. */
export const CLI = join(projectRoot, "node_modules", "hardhat", "dist", "src", "cli.js");

/** What a program ended with. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Waits for a program to end. */
export const ended = (child: ChildProcess): Promise<Outcome> =>
  new Promise((resolve) => {
    let [output, errors] = ["", ""];
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("close", (code) => resolve({ code, output, errors }));
  });

/** `npx hardhat node`, the other real node. */
export const startHardhatNode = (): Promise<RunningNode> =>
  new Promise((resolve, reject) => {
    const node = spawn(process.execPath, [CLI, "node", "--hostname", "127.0.0.1", "--port", "0"], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const closed = new Promise<void>((done) => node.once("close", () => done()));
    const stop = async () => {
      node.kill();
      await closed;
    };
    let output = "";
    node.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (url !== undefined) resolve({ url, stop });
    });
    node.on("error", reject);
  });

/** A node in front of another, which changes what it is asked. */
export const startRelay = async (
  target: string,
  change: (body: { method: string; params: unknown[] }) => unknown,
): Promise<RunningNode> => {
  const server = createServer((incoming, outgoing) => {
    let text = "";
    incoming.setEncoding("utf8").on("data", (more: string) => {
      text += more;
    });
    incoming.on("end", async () => {
      const changed = change(JSON.parse(text));
      if (changed === undefined) {
        incoming.socket.destroy();
        return;
      }
      const answer = await fetch(target, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(changed),
      });
      outgoing.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
