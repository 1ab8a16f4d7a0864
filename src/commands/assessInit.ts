import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openChainReader } from "../assess/chain/chainReader.ts";
import { holdersOf } from "../assess/chain/accounts.ts";
import { type FoundAround, initialInfrastructure } from "../assess/initialize.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { Problem } from "../problem.ts";
import { counted } from "../report/figures.ts";
import { wrapped } from "../report/textTable.ts";
import type { Spec } from "../spec/schema.ts";
import { readSpec } from "../spec/spec.ts";
import { openSessions, resilientGround } from "./ground.ts";

/** What `npx hardhat oracle assess init` takes; empty for what is not given. */
export interface AssessInitArguments {
  readonly spec: string;
  /** Where it is written; into the spec itself unless given. */
  readonly out: string;
  readonly rpc: string;
}

const USUAL = ["SECURITY.md", ".github/SECURITY.md", "docs/SECURITY.md"];

const run = promisify(execFile);

/** What git says; nothing where this is no repository, or has no remote. */
const git = async (root: string, words: readonly string[]): Promise<string | undefined> => {
  try {
    return (await run("git", [...words], { cwd: root })).stdout.trim() || undefined;
  } catch {
    return undefined;
  }
};

/** An address of a repository without a name and a password in it. */
const withoutSecrets = (url: string): string => url.replace(/^(https?:\/\/)[^@/]*@/, "$1");

/** Multisigs that hold a role, with their signers; none where the chain cannot be asked. */
const councilsOf = async (
  hre: HardhatRuntimeEnvironment,
  spec: Spec,
  rpc: string,
): Promise<ReadonlyMap<string, number>> => {
  const councils = new Map<string, number>();
  if (spec.roles === undefined) return councils;
  try {
    const { connections } = await resilientGround(hre, rpc, spec.network.chainId);
    const [session] = await openSessions(connections, undefined);
    if (session === undefined || session.chainId !== spec.network.chainId) return councils;
    const reader = openChainReader(session);
    for (const account of [spec.roles.governor, spec.roles.guardian]) {
      for (const { holder } of (await holdersOf(reader, account, new Map())).holders) {
        if (holder.kind === "safe" && holder.address !== null)
          councils.set(holder.address, holder.signers ?? 0);
      }
    }
  } catch (failure) {
    // The chain adds what it can: without it there are more questions.
    if (!(failure instanceof Problem)) throw failure;
  }
  return councils;
};

/** Hosts of the nodes that the project's networks of a chain name; what else is in an address may be a key. */
const hostsOf = async (
  { config }: HardhatRuntimeEnvironment,
  chainId: number,
): Promise<readonly string[]> => {
  const hosts = new Set<string>();
  for (const network of Object.values(config.networks)) {
    if (network.type !== "http" || network.chainId !== chainId) continue;
    try {
      hosts.add(new URL(await network.url.getUrl()).hostname);
    } catch {
      // A variable that is not set here names no host.
    }
  }
  return [...hosts];
};

const init = async (
  { spec: path, out, rpc }: AssessInitArguments,
  hre: HardhatRuntimeEnvironment,
  output: Output,
): Promise<void> => {
  const spec = await readSpec(path);
  const { root } = hre.config.paths;
  const url = await git(root, ["remote", "get-url", "origin"]);
  const commit = await git(root, ["rev-parse", "HEAD"]);
  const candidates = [...USUAL, `drills/${spec.network.name}.jsonl`];
  const found: FoundAround = {
    ...(url !== undefined && commit !== undefined && { repository: { url: withoutSecrets(url), commit } }),
    files: new Set(candidates.filter((file) => existsSync(join(root, file)))),
    rpcHosts: await hostsOf(hre, spec.network.chainId),
    councils: await councilsOf(hre, spec, rpc),
  };
  const infrastructure = initialInfrastructure(spec, found);
  const written = { ...JSON.parse(await readFile(path, "utf8")), infrastructure };
  output.write(out === "" ? path : out, `${JSON.stringify(written, null, 2)}\n`);
  const questions = infrastructure.questions ?? [];
  output.say(
    [
      `${counted(questions.length, "question")} only people can answer:`,
      ...questions.map(({ path: place, question, why }) => `infrastructure.${place}: ${question} ${why}`),
    ]
      .flatMap((line) => wrapped(line, ""))
      .join("\n"),
  );
};

/** Writes into a spec what can be found out of what stands around its oracles, and leaves the rest as questions. */
export default (given: AssessInitArguments, hre: HardhatRuntimeEnvironment): Promise<void> =>
  runWithOutput({ json: "", out: given.out }, (output) => init(given, hre, output));
