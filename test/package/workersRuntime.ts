import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { expect } from "chai";
import { type RpcFault, status } from "../transport/faultyRpc.ts";
import { type Stage, startStage } from "../transport/stage.ts";
import { endingOf, installProject, type PackedPackage, start } from "./packedProject.ts";

/** What runs in it: a transport a request, as docs/transport.md says. */
const WORKER = `
import { createResilientTransport } from "holdfast";

export default {
  async fetch(request) {
    const { endpoints, read } = await request.json();
    const transport = createResilientTransport({ endpoints, chainId: 31337, deadlineMs: 20000 });
    const answer = await transport.request(read).catch((problem) => String(problem));
    const reached = transport.snapshot().endpoints.map(({ failures }) => failures.unreachable === 0);
    return Response.json({ answer, reached });
  },
};
`;

const CONFIG = `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "worker", esModule = embed "worker.js")], compatibilityDate = "2026-09-01")),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`;

/** A node that sends everybody elsewhere. */
const redirect: RpcFault = status(307, { location: "http://127.0.0.1:9/" });

/** Tests the package in the runtime of Cloudflare Workers, bundled as its users bundle it. */
export const describeWorkersRuntime = (packed: () => PackedPackage): void => {
  describe("in the runtime of Cloudflare Workers", () => {
    let stage: Stage;
    let runtime: ChildProcess;
    let url: string;

    before(async () => {
      stage = await startStage();
      const project = await installProject(packed(), "worker", ["workerd@1.20261117.1", "esbuild@0.28.2"], {
        "source.mjs": WORKER,
        "worker.capnp": CONFIG,
      });
      const bundler = join("node_modules", "esbuild", "bin", "esbuild");
      const words = [bundler, "source.mjs", "--bundle", "--format=esm", "--outfile=worker.js"];
      const { code, output } = await endingOf(start(project, words));
      expect(code, output).to.equal(0);
      const { default: program }: { readonly default: string } = createRequire(join(project, "source.mjs"))(
        "workerd",
      );
      runtime = spawn(program, ["serve", "worker.capnp", "--control-fd=3"], {
        cwd: project,
        stdio: ["ignore", "inherit", "inherit", "pipe"],
      });
      const [line] = await once(runtime.stdio[3] as Readable, "data");
      url = `http://127.0.0.1:${JSON.parse(String(line)).port}/`;
    });

    afterEach(() => stage.heal());

    after(async () => {
      runtime?.kill();
      await stage?.close();
    });

    const ask = async (): Promise<{ readonly answer: unknown; readonly reached: readonly boolean[] }> => {
      const endpoints = stage.servers.map((server) => server.url);
      const body = JSON.stringify({ endpoints, read: stage.read });
      return (await fetch(url, { method: "POST", body })).json() as ReturnType<typeof ask>;
    };

    it("reaches every endpoint", async () => {
      expect(await ask()).to.deep.equal({ answer: stage.truth, reached: [true, true, true] });
    });

    it("follows no redirect, and answers by the others", async () => {
      const [first] = stage.servers;
      if (first !== undefined) first.fault = redirect;
      expect(await ask()).to.deep.equal({ answer: stage.truth, reached: [false, true, true] });
    });
  });
};
