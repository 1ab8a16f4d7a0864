import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { type Started, start, until } from "./examples.ts";

/** A real Redis of this machine, for the tests of the queue. */

const PROGRAM = "redis-server";

/** Whether its program is there. Where tests decide over what lands it has to be: it is said, and not passed over. */
export const hasRedis = (): boolean => {
  if (spawnSync(PROGRAM, ["--version"]).status === 0) return true;
  if (process.env["CI"] === undefined) return false;
  throw new Error(
    "redis-server is not installed: install Debian's package redis-server, then run the tests again.",
  );
};

/** A port of this machine that nobody listens at. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
};

/** Starts a Redis that keeps nothing on disk. */
export const startRedis = async (port: number, more: readonly string[] = []): Promise<Started> => {
  const words = ["--bind", "127.0.0.1", "--port", String(port), "--save", "", "--appendonly", "no", ...more];
  const redis = await start(PROGRAM, words);
  await until(() => redis.output().includes("Ready to accept connections"));
  return redis;
};
