import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { PACKAGE_ROOT } from "../src/files/packageRoot.ts";
import { notObserved } from "../src/problem.ts";

/** A real node that shares no code with Hardhat's: anvil, from the packages of bench/. */

/** A node that runs until it is stopped. */
export interface RunningNode {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const BINARY = join(PACKAGE_ROOT, "bench", "node_modules", ".bin", "anvil");
const PATIENCE_MS = 20_000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

const isUp = async (url: string): Promise<boolean> => {
  try {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return answer.ok;
  } catch {
    return false;
  }
};

/**
 * Starts anvil on a free port of this machine.
 * @param flags Further ones of its own.
 * @throws Problem where it is not installed, or does not come up.
 */
export const startAnvil = async (flags: readonly string[] = []): Promise<RunningNode> => {
  if (!existsSync(BINARY)) {
    throw notObserved("anvil is not installed: `npm run bench:peers` installs the packages of bench/ first.");
  }
  const port = await freePort();
  const child = spawn(BINARY, ["--host", "127.0.0.1", "--port", String(port), "--silent", ...flags], {
    stdio: "ignore",
    // It is a program that starts another: both end together.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve()).once("error", () => resolve());
  });
  const stop = async (): Promise<void> => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid);
    } catch {
      // It has ended by itself.
    }
    await ended;
  };
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await setTimeout(50)) {
    if (await isUp(url)) return { url, stop };
  }
  await stop();
  throw notObserved(`anvil did not answer at ${url} within ${PATIENCE_MS / 1_000} s.`);
};
