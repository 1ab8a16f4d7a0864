import { chartedRunOf } from "../../src/report/chartedRun.ts";
import type { IncidentResult, ReplayedIncident, ReplayPageInput } from "../../src/report/replayInput.ts";
import { outcomeOf } from "./runs.ts";

/** A result of a system that held, but for the changes. */
export const resultWith = (system: string, changes: Partial<IncidentResult> = {}): IncidentResult => ({
  system,
  verdict: "held",
  worstErrorBps: 0,
  wrongSeconds: 0,
  unavailableSeconds: 0,
  levelsSeconds: { Normal: 0, Degraded: 0, Restricted: 0, Unavailable: 0 },
  ...changes,
});

/** An incident without a vector, but for the changes. */
export const incidentWith = (changes: Partial<ReplayedIncident> = {}): ReplayedIncident => ({
  id: "an-incident",
  title: "An incident",
  dateUtc: "2024-05-06",
  failureClass: "wrong_value",
  lossUsd: 1_000_000,
  caughtVerdict: "yes",
  caughtWhy: "Another provider was right.",
  sources: [],
  results: [],
  ...changes,
});

const { config, run } = outcomeOf(100);

/** Four incidents: caught, not catchable and served wrong, off-chain, and one of which nothing is known but that it was. */
export const replay: ReplayPageInput = {
  title: "Replay",
  isPartial: false,
  facts: [{ name: "Holdfast", value: "1.2.3" }],
  systems: [
    { name: "oracle", title: "an oracle" },
    { name: "single", title: "one feed" },
    { name: "absent", title: "did not run" },
  ],
  recommended: ["oracle"],
  incidents: [
    incidentWith({
      id: "lie-2024",
      title: "A lie",
      sources: [
        { ref: "https://example.org/lie", note: "a report" },
        { ref: "javascript:alert(1)", note: null },
      ],
      results: [
        resultWith("oracle", {
          verdict: "degraded",
          levelsSeconds: { Normal: 0, Degraded: 600, Restricted: 0, Unavailable: 0 },
        }),
        resultWith("single", { verdict: "served wrong", worstErrorBps: 5_000, wrongSeconds: 600 }),
      ],
      run: chartedRunOf(config, run),
    }),
    incidentWith({
      id: "market-2025",
      title: "A thin market",
      failureClass: "thin_market_manipulation",
      caughtVerdict: "no",
      caughtWhy: "Every provider was right.",
      lossUsd: null,
      results: [
        resultWith("oracle", { verdict: "served wrong", worstErrorBps: 300, wrongSeconds: 60 }),
        resultWith("single", { verdict: "refused", unavailableSeconds: 120 }),
      ],
    }),
    incidentWith({
      id: "dns-2023",
      failureClass: "frontend_dns_hijack",
      caughtVerdict: "not-applicable",
      lossUsd: 238_000,
    }),
    incidentWith({
      id: "bare-2022",
      title: "Bare | <b>bold</b>",
      caughtVerdict: "partial",
      caughtWhy: "",
      lossUsd: 0,
    }),
  ],
};
