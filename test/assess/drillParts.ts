import { addedFaults } from "../../src/assess/addedFaults.ts";
import type { DrillFacts, TriedState } from "../../src/assess/oracleFacts.ts";
import { drillFaults, frontierLies, SILENCE } from "../../src/drill/drillFault.ts";

/** What a drill finds of three sources of which any two agree. */

const DEVIATION_BPS = 200;
const VOTING = [0, 1, 2];
const PRICE = "2000.0";

const lies = [...frontierLies(DEVIATION_BPS), ...addedFaults(DEVIATION_BPS)]
  .map(({ id }) => id)
  .filter((id) => id.startsWith("lie:"));

const singleFaults = new Set([
  ...[...drillFaults().shown, ...addedFaults(DEVIATION_BPS)]
    .filter(({ isOfSequencer }) => !isOfSequencer)
    .map(({ id }) => id),
  ...lies,
  SILENCE.id,
]);

const served = (faults: TriedState["faults"]): TriedState => ({
  faults,
  ok: true,
  price: PRICE,
  level: "Degraded",
});

const refused = (faults: TriedState["faults"]): TriedState => ({
  faults,
  ok: false,
  price: null,
  level: "Unavailable",
});

const pairs = VOTING.flatMap((silent) =>
  VOTING.filter((lying) => lying !== silent).map((lying) => ({ silent, lying })),
);

const states: readonly TriedState[] = [
  ...[...singleFaults].flatMap((fault) => VOTING.map((voice) => served({ [voice]: fault }))),
  ...pairs.flatMap(({ silent, lying }) => lies.map((lie) => refused({ [silent]: SILENCE.id, [lying]: lie }))),
  refused(Object.fromEntries(VOTING.map((voice) => [voice, SILENCE.id]))),
];

/** The drill, with edits. */
export const drillOf = (edits: Partial<DrillFacts> = {}): DrillFacts => ({
  oracle: "ETH/USD",
  reader: "holdfast",
  k: 2,
  n: 3,
  deviationBps: DEVIATION_BPS,
  voting: VOTING,
  names: ["one", "two", "three"],
  healthyPrice: PRICE,
  states,
  lies,
  survivesSilent: 1,
  survivesLying: 1,
  together: [],
  sentence: "survives one silent source, or one lying",
  failoverSeconds: [4_000, 4_000, 4_000],
  causes: [],
  consumers: [
    {
      name: "market",
      calls: [
        {
          call: "borrow()",
          healthy: true,
          states: [{ faults: { 0: SILENCE.id }, ok: true, expected: true }],
        },
      ],
    },
  ],
  ...edits,
});

/** Which states are meant. */
export type Meant = (faults: TriedState["faults"]) => boolean;

/** One voice, or any, that alone has one of these faults. */
export const alone =
  (faults: readonly string[], voice?: number): Meant =>
  (own) => {
    const [only, ...others] = Object.entries(own);
    if (only === undefined || others.length > 0 || !faults.includes(only[1])) return false;
    return voice === undefined || only[0] === String(voice);
  };

/** One voice silent and another lying. */
export const silentAndLying: Meant = (faults) => {
  const names = Object.values(faults);
  return names.length === 2 && names.includes(SILENCE.id);
};

/** Every voice silent. */
export const allSilent: Meant = (faults) => Object.keys(faults).length === VOTING.length;

/** The drill with other outcomes of some states. */
export const drillWhere = (meant: Meant, change: Partial<TriedState>): DrillFacts =>
  drillOf({ states: states.map((state) => (meant(state.faults) ? { ...state, ...change } : state)) });

/** The drill in which some states were not tried. */
export const drillWithout = (meant: Meant): DrillFacts =>
  drillOf({ states: states.filter(({ faults }) => !meant(faults)) });

/** Nothing is served. */
export const REFUSED = { ok: false, price: null } as const;

/** A price is served. */
export const serving = (price: string): Partial<TriedState> => ({ ok: true, price });
