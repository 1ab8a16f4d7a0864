import type { Operation } from "../deploy/operations.ts";
import type { Action, Plan, PlanItem } from "../deploy/plan.ts";
import { timeText } from "./statusText.ts";

/** A plan as a diff: `-` is the chain, `+` the spec. */

const MARKS: Readonly<Record<Action, string>> = {
  same: " ",
  create: "+",
  renew: "±",
  replace: "~",
  change: "~",
  broken: "!",
};

const itemLines = ({ kind, name, action, address, note, differences }: PlanItem): string[] => {
  const head = [kind, name, address, action === "same" ? "" : action].filter((word) => word).join(" ");
  const isNew = action === "create";
  return [
    `${MARKS[action]} ${head}${note === "" ? "" : `: ${note}`}`,
    ...differences.flatMap(({ path, chain, spec }) => [
      ...(chain === null || isNew ? [] : [`    - ${path}: ${chain}`]),
      ...(spec === null ? [] : [`    + ${path}: ${spec}`]),
    ]),
  ];
};

const operationLine = ({ description, due, caller, delay }: Operation): string => {
  if (due !== undefined) return `~ scheduled: ${description}, due ${timeText(due)}`;
  const when = delay === 0 ? "at once" : `${delay} s after it is scheduled`;
  return `~ governor ${caller}: ${description}, ${when}`;
};

/** The lines of a plan. */
export const planLines = ({ network, chainId, isEqual, items, operations }: Plan): string[] => [
  `--- chain ${chainId}`,
  `+++ spec of ${network}`,
  ...items.flatMap(itemLines),
  ...operations.map(operationLine),
  isEqual ? "The chain is what the spec wants." : "The chain differs from the spec.",
];
