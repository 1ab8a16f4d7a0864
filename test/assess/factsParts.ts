import type { EvidenceClass, Fact } from "../../src/assess/evidence.ts";
import type {
  Control,
  ControlPath,
  Holder,
  OracleFacts,
  PausePower,
  Power,
  Voice,
  VoiceTags,
} from "../../src/assess/oracleFacts.ts";
import type { DomainHygiene, FrontEnd, ProtocolFacts, RpcEndpoint } from "../../src/assess/protocolFacts.ts";
import { FURTHER_PLAN_SECTIONS, PLAN_SECTIONS } from "../../src/assess/recoveryPlan.ts";
import { drillOf } from "./drillParts.ts";

/** Facts of which every check says 1: three sources of three providers of which any two agree, and all that is asked around them. */

/** Unix seconds of the block of which everything is. */
export const NOW = 1_800_000_000;

/** Something observed at the block. */
export const fact = <Value>(value: Value, evidenceClass: EvidenceClass = "C"): Fact<Value> => ({
  value,
  class: evidenceClass,
  at: evidenceClass === "S" ? null : NOW,
  evidence: ["record"],
});

export const voice = (name: string, edits: Partial<Voice> = {}): Voice => ({
  name,
  root: `0x${name}`,
  provider: `${name} labs`,
  role: "Voter",
  isServed: true,
  ageSeconds: 60,
  isOnDemand: false,
  heartbeatSeconds: 3_600,
  maxAgeSeconds: 4_000,
  ...edits,
});

export const NAMES = ["one", "two", "three"] as const;

/** The three voices, each with its own edits. */
export const voices = (...edits: readonly Partial<Voice>[]): Fact<readonly Voice[]> =>
  fact(NAMES.map((name, place) => voice(name, edits[place])));

const tag = (name: string, edits: Partial<VoiceTags> = {}): VoiceTags => ({
  upstreams: [`${name} exchange`, `${name} desk`],
  operators: `nodes of ${name}`,
  transport: `relay of ${name}`,
  model: name === "one" ? "push" : "pull",
  closes: "says-so",
  category: "low",
  publishers: 9,
  isLowestTier: false,
  signers: `signers of ${name}`,
  daysToEnd: null,
  reviewedDays: 3,
  ...edits,
});

/** What is said of the three voices, each with its own edits. */
export const tags = (...edits: readonly Partial<VoiceTags>[]): Fact<readonly VoiceTags[]> =>
  fact(
    NAMES.map((name, place) => tag(name, edits[place])),
    "S",
  );

export const holder = (kind: Holder["kind"], edits: Partial<Holder> = {}): Holder => ({
  address: kind === "none" ? null : `0x${kind}`,
  kind,
  signers: kind === "safe" ? 8 : null,
  threshold: kind === "safe" ? 5 : null,
  outsiders: kind === "safe" ? 0.5 : null,
  ...edits,
});

export const DAY = 86_400;

export const path = (power: Power, who: Holder, edits: Partial<ControlPath> = {}): ControlPath => ({
  power,
  call: `${power}()`,
  holder: who,
  delaySeconds: 2 * DAY,
  isBounded: true,
  target: "0xoracle",
  ...edits,
});

export const pause = (edits: Partial<PausePower> = {}): PausePower => ({
  version: "v1",
  holder: holder("safe"),
  longestSeconds: DAY,
  isSeparate: true,
  validDays: 90,
  isWatched: true,
  ...edits,
});

/** Who can change the oracle: a council that can disable a source and pause, and nothing else. */
export const control = (edits: Partial<Control> = {}): Fact<Control> =>
  fact({
    paths: [path("disable", holder("safe"), { delaySeconds: 0 })],
    isComplete: true,
    isImmutable: false,
    pauses: [pause()],
    isGuarded: true,
    ...edits,
  });

/** Who can change the oracle, by these ways beside that to disable a source. */
export const controlBy = (...paths: readonly ControlPath[]): Fact<Control> =>
  control({ paths: [...control().value.paths, ...paths] });

export const cleanOracle = (edits: Partial<OracleFacts> = {}): OracleFacts => ({
  subject: "ETH/USD",
  weight: 1,
  class: "volatile",
  layer: "l2",
  voices: voices(),
  tags: tags(),
  operatorSets: undefined,
  controllers: fact(
    NAMES.map((name) => ({
      holder: holder("safe", { address: `0x${name}owner` }),
      delaySeconds: DAY,
    })),
  ),
  drill: fact(drillOf(), "X"),
  lastGood: fact(0),
  history: fact({ days: 120, availability: { one: 1, two: 1, three: 1 }, largestPhi: null }, "M"),
  sequencer: fact({ hasFeed: true, graceSeconds: 3_600, alternative: "none" }),
  adapters: fact({ hashes: ["0xa", "0xb", null], isProved: false }),
  availability: fact({ unavailability: 1e-5, high: 5e-5, allowed: 1e-4 }, "R"),
  limits: fact({ deviationBps: 200, hasWindowBound: true, hasStepBound: true }),
  observability: fact("view", "X"),
  gasHeadroom: fact(
    NAMES.map((name) => ({ name, fits: true })),
    "X",
  ),
  flapping: fact({ switches: 2, largestStepBps: 10 }, "X"),
  replay: fact({ largestSwitchStepBps: 50 }, "X"),
  fallbacks: fact([
    { name: "two", isSafe: null },
    { name: "three", isSafe: true },
  ]),
  restart: fact({ servesOldVoices: false }, "X"),
  disagreement: fact(
    ["debt is priced high", "collateral is priced low", "repaying works"].map((rule) => ({
      rule,
      holds: true,
    })),
    "X",
  ),
  control: control(),
  consumerUpgrades: fact([{ name: "market", delaySeconds: null }]),
  updaters: fact({ largestShare: 0.5, isOpen: false, isReplaceable: true }),
  marketDepth: undefined,
  ...edits,
});

export const frontEnd = (name: string, edits: Partial<FrontEnd> = {}): FrontEnd => ({
  url: `https://${name}`,
  operator: `operator of ${name}`,
  domain: name,
  isReachable: true,
  asn: name.length,
  ...edits,
});

export const hygiene = (domain: string, edits: Partial<DomainHygiene> = {}): DomainHygiene => ({
  domain,
  isSigned: true,
  hasCaa: true,
  nameserverDomains: 2,
  isTransferLocked: true,
  ...edits,
});

export const node = (host: string, edits: Partial<RpcEndpoint> = {}): RpcEndpoint => ({
  host,
  domain: host,
  operator: host,
  chainId: 10,
  lagSeconds: 0,
  lagBlocks: 0,
  ...edits,
});

export const cleanProtocol = (edits: Partial<ProtocolFacts> = {}): ProtocolFacts => ({
  chainId: 10,
  totalWeight: null,
  frontends: fact([frontEnd("a.org"), frontEnd("mirror.net")]),
  gateways: fact({
    cid: "bafy",
    answers: [
      { gateway: "one.gateway", isSame: true },
      { gateway: "two.gateway", isSame: true },
    ],
  }),
  ens: fact({ name: "app.eth", pointsTo: "cid" }),
  domains: fact([hygiene("a.org")]),
  hosts: fact({ rows: [hygiene("gateway.net")], operators: 2 }),
  secondDomain: fact("apart"),
  rebuild: fact(true, "R"),
  manualPath: fact(true, "R"),
  clientOperators: fact(["alchemy.com", "infura.io"], "R"),
  rpc: fact([node("alchemy.com"), node("infura.io")]),
  pullEndpoints: fact({
    isNeeded: true,
    answering: 2,
    declared: 2,
    withProductionKey: true,
    keysWatched: true,
  }),
  indexers: fact({ isNeeded: false, count: 0 }, "R"),
  hostingShare: fact(0.5),
  faultyServer: fact({ cases: [{ name: "error inside success", isSurvived: true }], hasCapacity: true }, "X"),
  recoveryPlan: fact({ sections: [...PLAN_SECTIONS, ...FURTHER_PLAN_SECTIONS] }, "R"),
  drills: fact(
    {
      newestDays: 10,
      isWhole: true,
      isCurrent: true,
      faults: ["stale", "zero", "revert-empty", "negative"],
      drillable: 5,
      duringUpgrade: true,
    },
    "X",
  ),
  monitoring: fact(
    ["staleness", "deviation", "switch", "admin", "unchanged"].map((watches) => ({
      watches,
      testedDays: 30,
    })),
    "R",
  ),
  incidents: fact("with-times", "R"),
  securityContact: fact(true),
  rotation: fact({ movedDays: 365, hasProcedure: true }),
  attestationDays: fact(365),
  calendar: fact({ missing: [], reviewedDays: 30 }, "R"),
  comparisons: fact({ announced: 1, compared: 1 }, "R"),
  preflight: fact("run", "R"),
  emergencyRoles: fact({ roles: { governor: "0xA", guardian: "0xB" }, canRemove: false }),
  signing: fact({ decoders: 2, hosts: 2, alarms: true }, "S"),
  rtoSeconds: fact(7_200, "S"),
  maxStepBps: fact(100, "S"),
  ...edits,
});
