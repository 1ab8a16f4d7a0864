import type { FeedSpec } from "../spec/feedSchema.ts";
import type { Spec } from "../spec/schema.ts";
import type { Path } from "./rule.ts";

/** An address that a spec reads from. */
export interface NamedAddress {
  readonly path: Path;
  readonly address: string;
  /** The feed that it belongs to, with its key; nothing where it is the sequencer's. */
  readonly owner?: { readonly key: string; readonly feed: FeedSpec };
}

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

const within = (value: unknown, path: Path): { readonly path: Path; readonly address: string }[] => {
  if (typeof value === "string") return ADDRESS.test(value) ? [{ path, address: value }] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    within(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
};

/** Every address that a spec reads from: feeds, what adapters are made of, the sequencer's feed. */
export const namedAddresses = ({ feeds, network }: Spec): readonly NamedAddress[] => {
  const ofFeeds = Object.entries(feeds).flatMap(([key, feed]) => {
    const { address, adapter } = feed;
    return within({ address, adapter: { config: adapter?.config } }, ["feeds", key]).map((named) => ({
      ...named,
      owner: { key, feed },
    }));
  });
  const uptime = network.sequencer?.feed;
  if (uptime === undefined) return ofFeeds;
  return [...ofFeeds, { path: ["network", "sequencer", "feed"], address: uptime }];
};
