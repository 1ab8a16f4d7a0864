import { BEYOND_UP, DOUBLED, HALVED } from "../../src/assess/drillStates.ts";
import { SILENCE } from "../../src/drill/drillFault.ts";
import type { Edits } from "./checkCases.ts";
import { allSilent, alone, drillOf, drillWhere, REFUSED, serving, silentAndLying } from "./drillParts.ts";
import {
  control,
  controlBy,
  fact,
  frontEnd,
  holder,
  hygiene,
  NAMES,
  node,
  path,
  pause,
  tags,
  voices,
} from "./factsParts.ts";

/** One defect for each check, planted into facts of which every check says 1. */

const ONE_PROVIDER = { provider: "x" };
const ONE_OWNER = { holder: holder("safe", { address: "0xowner" }), delaySeconds: 86_400 };
const SWIFT = { delaySeconds: 0 };

/** Oracles by the check whose defect they have; protocols likewise. */
export const DEFECTS: Readonly<Record<string, Edits>> = {
  "RIQ-O01": { oracle: { voices: voices(ONE_PROVIDER, ONE_PROVIDER, ONE_PROVIDER) } },
  "RIQ-O02": { oracle: { voices: voices({ root: "0xsame" }, { root: "0xsame" }) } },
  "RIQ-O03": { oracle: { drill: fact(drillWhere(alone(["no-code", "zero"]), REFUSED), "X") } },
  "RIQ-O04": {
    oracle: { drill: fact(drillWhere(alone([HALVED, DOUBLED, BEYOND_UP], 0), serving("4000.0")), "X") },
  },
  "RIQ-O05": { oracle: { voices: voices(ONE_PROVIDER, ONE_PROVIDER) } },
  "RIQ-O06": { oracle: { drill: fact(drillWhere(alone(["zero"]), REFUSED), "X") } },
  "RIQ-O07": {
    oracle: { drill: fact(drillWhere(allSilent, serving("2000.0")), "X"), lastGood: fact(null) },
  },
  "RIQ-O08": { oracle: { voices: voices({ isServed: false, ageSeconds: null }) } },
  "RIQ-O09": {
    oracle: {
      history: fact({ days: 120, availability: { one: 0.9, two: 1, three: 1 }, largestPhi: null }, "M"),
    },
  },
  "RIQ-O10": { oracle: { drill: fact(drillWhere(silentAndLying, serving("4000.0")), "X") } },
  "RIQ-O11": { oracle: { tags: tags({ publishers: 1 }) } },
  "RIQ-I01": { oracle: { tags: tags({ upstreams: ["x"] }, { upstreams: ["x"] }) } },
  "RIQ-I02": { oracle: { tags: tags({ operators: "x" }, { operators: "x" }) } },
  "RIQ-I03": { oracle: { controllers: fact(NAMES.map(() => ONE_OWNER)) } },
  "RIQ-I04": { oracle: { tags: tags({ transport: "x" }, { transport: "x" }, { transport: "x" }) } },
  "RIQ-I05": { oracle: { tags: tags({ model: "push" }, { model: "push" }, { model: "push" }) } },
  "RIQ-I06": {
    oracle: {
      history: fact({ days: 120, availability: { one: 1, two: 1, three: 1 }, largestPhi: 0.9 }, "M"),
    },
  },
  "RIQ-I07": { oracle: { sequencer: fact({ hasFeed: false, graceSeconds: null, alternative: "none" }) } },
  "RIQ-I08": { oracle: { adapters: fact({ hashes: ["0xa", "0xa", "0xa"], isProved: false }) } },
  "RIQ-I09": { oracle: { availability: fact({ unavailability: 1e-3, high: 1e-2, allowed: 1e-4 }, "R") } },
  "RIQ-I10": { oracle: { tags: tags({ category: "high" }) } },
  "RIQ-I11": { oracle: { tags: tags({ signers: "x" }, { signers: "x" }) } },
  "RIQ-F01": { oracle: { voices: voices({ maxAgeSeconds: null }) } },
  "RIQ-F02": { oracle: { drill: fact(drillWhere(alone([SILENCE.id]), REFUSED), "X") } },
  "RIQ-F03": { oracle: { drill: fact(drillWhere(alone(["out-of-gas"], 0), REFUSED), "X") } },
  "RIQ-F04": { oracle: { limits: fact({ deviationBps: null, hasWindowBound: true, hasStepBound: true }) } },
  "RIQ-F05": { oracle: { flapping: fact({ switches: 20, largestStepBps: 900 }, "X") } },
  "RIQ-F06": { oracle: { observability: fact("none", "X") } },
  "RIQ-F07": { oracle: { drill: fact(drillOf({ failoverSeconds: [90_000, 90_000, 90_000] }), "X") } },
  "RIQ-F08": { oracle: { replay: fact({ largestSwitchStepBps: 900 }, "X") } },
  "RIQ-F09": {
    oracle: {
      drill: fact(
        drillOf({
          consumers: [
            {
              name: "market",
              calls: [
                {
                  call: "borrow()",
                  healthy: true,
                  states: [{ faults: { 0: SILENCE.id }, ok: false, expected: true }],
                },
              ],
            },
          ],
        }),
        "X",
      ),
    },
  },
  "RIQ-F10": { oracle: { drill: fact(drillWhere(alone(["huge"], 0), serving("9999999.0")), "X") } },
  "RIQ-F11": { oracle: { fallbacks: fact([{ name: "two", isSafe: false }]) } },
  "RIQ-F12": { oracle: { gasHeadroom: fact([{ name: "one", fits: false }], "X") } },
  "RIQ-F13": { oracle: { tags: tags({ closes: "always-wide" }) } },
  "RIQ-F14": {
    protocol: {
      monitoring: fact(
        ["staleness", "deviation", "switch", "admin"].map((watches) => ({ watches, testedDays: 1 })),
        "R",
      ),
    },
  },
  "RIQ-F15": { oracle: { limits: fact({ deviationBps: 200, hasWindowBound: false, hasStepBound: false }) } },
  "RIQ-F16": { oracle: { disagreement: fact([{ rule: "repaying works", holds: false }], "X") } },
  "RIQ-F17": { oracle: { restart: fact({ servesOldVoices: true }, "X") } },
  "RIQ-C01": { oracle: { control: controlBy(path("replace", holder("eoa"), SWIFT)) } },
  "RIQ-C02": {
    oracle: {
      control: control({ paths: [path("disable", holder("safe", { signers: 3, threshold: 2 }), SWIFT)] }),
    },
  },
  "RIQ-C03": {
    oracle: { control: control({ paths: [path("disable", holder("safe"), { delaySeconds: 60 })] }) },
  },
  "RIQ-C04": { oracle: { consumerUpgrades: fact([{ name: "market", delaySeconds: 0 }]) } },
  "RIQ-C05": { oracle: { control: control({ pauses: [pause({ longestSeconds: null })] }) } },
  "RIQ-C06": {
    oracle: {
      controllers: fact(NAMES.map((name) => ({ holder: holder("eoa", { address: name }), delaySeconds: 0 }))),
    },
  },
  "RIQ-C07": {
    oracle: { control: control({ isGuarded: false }) },
    protocol: { preflight: fact("none", "R") },
  },
  "RIQ-C08": {
    protocol: { emergencyRoles: fact({ roles: { governor: "0xA", guardian: "0xA" }, canRemove: false }) },
  },
  "RIQ-C09": { oracle: { control: controlBy(path("set-price", holder("governor"), { isBounded: false })) } },
  "RIQ-C10": { oracle: { control: control({ pauses: [pause({ validDays: -1 })] }) } },
  "RIQ-C11": { oracle: { control: controlBy(path("replace", holder("safe"), SWIFT)) } },
  "RIQ-C12": { protocol: { signing: fact({ decoders: 1, hosts: 1, alarms: false }, "S") } },
  "RIQ-W01": { protocol: { frontends: fact([frontEnd("a.org")]) } },
  "RIQ-W02": { protocol: { gateways: fact({ cid: "bafy", answers: [{ gateway: "a", isSame: false }] }) } },
  "RIQ-W03": { protocol: { ens: fact({ name: "app.eth", pointsTo: "other" }) } },
  "RIQ-W04": { protocol: { domains: fact([hygiene("a.org", { isSigned: false })]) } },
  "RIQ-W05": { protocol: { rebuild: fact(false, "R") } },
  "RIQ-W06": { protocol: { manualPath: fact(false, "R") } },
  "RIQ-W07": { protocol: { secondDomain: fact("none") } },
  "RIQ-W08": { protocol: { hosts: fact({ rows: [hygiene("g.net", { hasCaa: false })], operators: 1 }) } },
  "RIQ-N01": { protocol: { clientOperators: fact(["a.com"], "R") } },
  "RIQ-N02": { protocol: { rpc: fact([node("a.com", { chainId: 1 })]) } },
  "RIQ-N03": { oracle: { updaters: fact({ largestShare: 1, isOpen: false, isReplaceable: true }) } },
  "RIQ-N04": {
    protocol: {
      pullEndpoints: fact({
        isNeeded: true,
        answering: 0,
        declared: 2,
        withProductionKey: true,
        keysWatched: true,
      }),
    },
  },
  "RIQ-N05": { protocol: { indexers: fact({ isNeeded: true, count: 1 }, "R") } },
  "RIQ-N06": { protocol: { hostingShare: fact(1) } },
  "RIQ-N07": {
    protocol: {
      pullEndpoints: fact({
        isNeeded: true,
        answering: 2,
        declared: 2,
        withProductionKey: true,
        keysWatched: false,
      }),
    },
  },
  "RIQ-N08": { oracle: { updaters: fact({ largestShare: 0.5, isOpen: false, isReplaceable: false }) } },
  "RIQ-N09": {
    protocol: {
      faultyServer: fact({ cases: [{ name: "quota", isSurvived: false }], hasCapacity: true }, "X"),
    },
  },
  "RIQ-R01": { protocol: { recoveryPlan: fact({ sections: [] }, "R") } },
  "RIQ-R02": {
    protocol: {
      drills: fact(
        {
          newestDays: 181,
          isWhole: true,
          isCurrent: true,
          faults: ["a", "b", "c", "d"],
          drillable: 5,
          duringUpgrade: true,
        },
        "X",
      ),
    },
  },
  "RIQ-R03": {
    protocol: {
      drills: fact(
        { newestDays: 1, isWhole: true, isCurrent: true, faults: ["a"], drillable: 5, duringUpgrade: true },
        "X",
      ),
    },
  },
  "RIQ-R04": { protocol: { monitoring: fact([{ watches: "unchanged", testedDays: 1 }], "R") } },
  "RIQ-R05": { oracle: { tags: tags({ daysToEnd: 1 }) } },
  "RIQ-R06": { protocol: { incidents: fact("none", "R") } },
  "RIQ-R07": { protocol: { securityContact: fact(false) } },
  "RIQ-R08": { protocol: { rotation: fact({ movedDays: null, hasProcedure: false }) } },
  "RIQ-R09": { protocol: { attestationDays: fact(null) } },
  "RIQ-R10": { protocol: { calendar: fact({ missing: ["the relay"], reviewedDays: 1 }, "R") } },
  "RIQ-R11": { protocol: { comparisons: fact({ announced: 1, compared: 0 }, "R") } },
};
