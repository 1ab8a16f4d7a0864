import type { DrillReport } from "../../drill/drillReport.ts";
import type { DrillSession, NodeConnection } from "../../drill/session.ts";
import type { InfrastructureSpec } from "../../spec/infrastructureSchema.ts";
import type { Spec } from "../../spec/schema.ts";
import type { Fact } from "../evidence.ts";
import type { ProtocolFacts } from "../protocolFacts.ts";
import type { Recorder } from "../recorder.ts";
import type { AskNames } from "./nameService.ts";
import { readRepositoryFile } from "./repository.ts";
import type { FetchRules } from "./safeFetch.ts";

/** What collectors share: the spec, what they may ask, and where they put what they find. */

/** Where files lie, and what may be asked. */
export interface ProtocolSite {
  readonly spec: Spec;
  readonly root: string;
  readonly recorder: Recorder;
  readonly session: DrillSession | undefined;
  /** What was just drilled; nothing where nothing was. */
  readonly drill: DrillReport | undefined;
  /** Unix seconds that ages are told from. */
  readonly now: number;
  readonly rules: FetchRules;
  readonly connect: (url: string) => NodeConnection;
  readonly askNames: (resolver: string) => AskNames;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** A site with its findings so far. */
export interface Desk extends ProtocolSite {
  readonly around: InfrastructureSpec;
  readonly facts: Mutable<Partial<ProtocolFacts>>;
  readonly notes: string[];
  /** A fact that the spec says. */
  said<Value>(what: string, value: Value): Fact<Value>;
  /** A fact out of a file of the repository. */
  inFile<Value>(what: string, source: string, value: Value): Fact<Value>;
  /** A fact that was read over the network. */
  fetched<Value>(
    kind: "http" | "dns" | "ipfs" | "onchain",
    what: string,
    source: string,
    value: Value,
  ): Fact<Value>;
  /** The text of a file that the spec names; notes it where there is none. */
  textOf(what: string, path: string): Promise<string | undefined>;
}

const PROTOCOL = "protocol";

/** Opens a desk. */
export const openDesk = (site: ProtocolSite): Desk => {
  const { spec, root, recorder } = site;
  const notes: string[] = [];
  const subject = PROTOCOL;
  return {
    ...site,
    around: spec.infrastructure ?? {},
    facts: {},
    notes,
    said: (what, value) =>
      recorder.observe({ kind: "spec", subject, what, class: "S", source: "spec" }, value),
    inFile: (what, source, value) =>
      recorder.observe({ kind: "repo", subject, what, class: "R", source }, value),
    fetched: (kind, what, source, value) =>
      recorder.observe({ kind, subject, what, class: "C", source }, value),
    textOf: async (what, path) => {
      const text = await readRepositoryFile(root, path);
      if (text === undefined) notes.push(`${path}, which the spec names for the ${what}, cannot be read.`);
      return text;
    },
  };
};
