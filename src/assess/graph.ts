import { commonCauses } from "./availability/causes.ts";
import type { AvailabilitySource } from "./availability/source.ts";
import type { OracleFacts } from "./oracleFacts.ts";
import { sourcesOf } from "./sources.ts";

/** What each oracle reads, and what makes several of its sources fail together. */

interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly kind: "subject" | "source" | "cause";
}

interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "reads" | "hangs-on";
}

/** The places of the voices that vote: as they were drilled, else all but shadows. */
const votingOf = ({ drill, voices }: OracleFacts): readonly number[] =>
  drill?.value.voting ??
  (voices?.value ?? []).flatMap(({ role }, place) => (role === "Shadow" ? [] : [place]));

/** Sources by what they finally read: slots of one root are one source, named by all of their names. */
const byRoot = (
  sources: readonly AvailabilitySource[],
): ReadonlyMap<string, readonly AvailabilitySource[]> => {
  const roots = new Map<string, AvailabilitySource[]>();
  for (const source of sources) {
    const root = source.root.toLowerCase();
    roots.set(root, [...(roots.get(root) ?? []), source]);
  }
  return roots;
};

/** Causes of an oracle over its roots, without the floor, which is over everything. */
const causesOf = (roots: ReadonlyMap<string, readonly AvailabilitySource[]>) => {
  const first = [...roots.values()].flatMap(([source]) => (source === undefined ? [] : [source]));
  const names = [...roots.keys()];
  return commonCauses(first)
    .filter(({ kind }) => kind !== "floor")
    .map(({ kind, name, members }) => ({
      id: `cause:${kind}:${name}`,
      label: `${kind}: ${name}`,
      roots: names.filter((_, place) => (members >> place) & 1),
    }));
};

/** The graph of all oracles; a source that several read stands in it once. */
export const graphOf = (oracles: readonly OracleFacts[]): { nodes: GraphNode[]; edges: GraphEdge[] } => {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const connect = (edge: GraphEdge): void => {
    edges.set(JSON.stringify(edge), edge);
  };
  for (const oracle of oracles) {
    const subject = `subject:${oracle.subject}`;
    nodes.set(subject, { id: subject, label: oracle.subject, kind: "subject" });
    const roots = byRoot(sourcesOf(oracle, { voting: votingOf(oracle) }));
    for (const [root, slots] of roots) {
      const id = `source:${root}`;
      const known = nodes.get(id)?.label.split(" = ") ?? [];
      const label = [...new Set([...known, ...slots.map(({ name }) => name)])].join(" = ");
      nodes.set(id, { id, label, kind: "source" });
      connect({ from: subject, to: id, kind: "reads" });
    }
    for (const { id, label, roots: members } of causesOf(roots)) {
      nodes.set(id, { id, label, kind: "cause" });
      for (const root of members) connect({ from: `source:${root}`, to: id, kind: "hangs-on" });
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
};
