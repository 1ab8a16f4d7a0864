import type { Assessment } from "../assess/assessment.ts";
import { escapeMarkup } from "./escapeMarkup.ts";

/** What hangs on what, drawn: subjects to the left, sources in the middle, what several sources share to the right. */

type Graph = Assessment["graph"];
type GraphNode = Graph["nodes"][number];

const KINDS = ["subject", "source", "cause"] as const;
const TITLES: Readonly<Record<GraphNode["kind"], string>> = {
  subject: "Oracles",
  source: "What they read",
  cause: "What sources share",
};

const WIDTH = 720;
const NODE_WIDTH = 200;
const NODE_HEIGHT = 26;
const ROW = 36;
const TOP = 26;
/** Signs that a node has room for. */
const LABEL_SIGNS = 27;

/** Told apart without colors: by frame. */
const FRAMES: Readonly<Record<GraphNode["kind"], string>> = {
  subject: 'rx="2" stroke-width="2"',
  source: 'rx="13" stroke-width="1.2"',
  cause: 'rx="2" stroke-width="1.2" stroke-dasharray="5 3"',
};

interface Placed {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
}

const shortened = (label: string): string => {
  const signs = [...label];
  return signs.length <= LABEL_SIGNS ? label : `${signs.slice(0, LABEL_SIGNS - 1).join("")}…`;
};

/** Each kind in its column, spread over the height. */
const placedNodes = ({ nodes }: Graph, height: number): ReadonlyMap<string, Placed> =>
  new Map(
    KINDS.flatMap((kind, column) => {
      const own = nodes.filter((node) => node.kind === kind);
      const step = (height - TOP) / Math.max(1, own.length);
      const x = column * ((WIDTH - NODE_WIDTH - 4) / (KINDS.length - 1)) + 2;
      return own.map((node, place) => {
        const y = TOP + step * (place + 0.5) - NODE_HEIGHT / 2;
        return [node.id, { node, x, y }] as const;
      });
    }),
  );

const renderNode = ({ node: { label, kind }, x, y }: Placed): string =>
  `<g><rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${NODE_WIDTH}" height="${NODE_HEIGHT}" fill="var(--paper)" stroke="currentColor" ${FRAMES[kind]}/>
<text x="${(x + NODE_WIDTH / 2).toFixed(1)}" y="${(y + 17.5).toFixed(1)}" text-anchor="middle" font-size="12.5" fill="currentColor">${escapeMarkup(shortened(label))}</text></g>`;

const renderEdge = (from: Placed, to: Placed): string => {
  const [start, end] = [from.x + NODE_WIDTH, to.x];
  const [high, low] = [from.y, to.y].map((y) => (y + NODE_HEIGHT / 2).toFixed(1));
  const middle = ((start + end) / 2).toFixed(1);
  const dash = to.node.kind === "cause" ? ' stroke-dasharray="5 3"' : "";
  return `<path d="M${start.toFixed(1)} ${high}C${middle} ${high} ${middle} ${low} ${end.toFixed(1)} ${low}" fill="none" stroke="var(--soft)" stroke-width="1.2"${dash}/>`;
};

const sentenceOf = ({ nodes, edges }: Graph): string => {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return edges
    .map(({ from, to, kind }) =>
      kind === "reads"
        ? `${labels.get(from) ?? ""} reads ${labels.get(to) ?? ""}`
        : `${labels.get(from) ?? ""} hangs on ${labels.get(to) ?? ""}`,
    )
    .join("; ");
};

/** The drawing; nothing where nothing is known of what is read. */
export const assessmentGraph = (graph: Graph, id: string): string => {
  if (graph.edges.length === 0) return "";
  const most = Math.max(...KINDS.map((kind) => graph.nodes.filter((node) => node.kind === kind).length));
  const height = TOP + most * ROW;
  const placed = placedNodes(graph, height);
  const edges = graph.edges.flatMap(({ from, to }) => {
    const [start, end] = [placed.get(from), placed.get(to)];
    return start === undefined || end === undefined ? [] : [renderEdge(start, end)];
  });
  const heads = KINDS.map((kind, column) => {
    const x = column * ((WIDTH - NODE_WIDTH - 4) / (KINDS.length - 1)) + 2 + NODE_WIDTH / 2;
    return graph.nodes.some((node) => node.kind === kind)
      ? `<text x="${x.toFixed(1)}" y="15" text-anchor="middle" font-size="12" fill="var(--soft)">${TITLES[kind]}</text>`
      : "";
  });
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-description">
<title id="${id}-title">What hangs on what</title>
<desc id="${id}-description">${escapeMarkup(sentenceOf(graph))}</desc>
${[...heads, ...edges, ...[...placed.values()].map(renderNode)].filter((part) => part !== "").join("\n")}
</svg>`;
};
