import { type Assessment, assessmentOf, UNPREDICTED } from "../../src/assess/assessment.ts";
import type { OracleFacts } from "../../src/assess/oracleFacts.ts";
import { NOTHING_KNOWN, type ProtocolFacts } from "../../src/assess/protocolFacts.ts";
import { parseStated } from "../../src/assess/stated.ts";
import {
  cleanOracle,
  cleanProtocol,
  controlBy,
  DAY,
  holder,
  NOW,
  path,
  voices,
} from "../assess/factsParts.ts";

/** A good and a bad protocol, rated by the engine itself. */

const hash = (byte: string): string => `0x${byte.repeat(32)}`;

const SPEC = { path: "deploy/made-up.json", sha256: hash("07") };
const BLOCK = { number: 1_234, hash: hash("04"), timestamp: NOW, chainId: 10 };

/** A subject whose name means something in every format. */
export const HOSTILE = 'ETH/USD "<b>&|`*';

type Availability = Assessment["availability"];
type Minutes = readonly [low: number, middle: number, high: number, naive: number];

const MINUTES_PER_YEAR = 525_600;

const predicted = ([low, middle, high, naive]: Minutes) => ({
  unavailability: middle / MINUTES_PER_YEAR,
  minutesPerYear: middle,
  low: low / MINUTES_PER_YEAR,
  high: high / MINUTES_PER_YEAR,
  independent: naive / MINUTES_PER_YEAR,
});

const availabilityOf = (subjects: Readonly<Record<string, Minutes>>, whole: Minutes): Availability => ({
  ...predicted(whole),
  subjects: Object.fromEntries(
    Object.entries(subjects).map(([subject, minutes]) => [
      subject,
      {
        ...predicted(minutes),
        wrongPrice: 2e-6,
        failover: { silentSeconds: 1_800, worstSeconds: 4_000, fails: 0.25, standbyDead: 0.007 },
        contributors: [{ cause: "provider: one labs", minutesPerYear: minutes[1] / 2 }],
      },
    ]),
  ),
});

const madeUp = (
  target: string,
  oracles: readonly OracleFacts[],
  protocol: ProtocolFacts,
  availability: Availability,
): Assessment =>
  assessmentOf({
    facts: { oracles, protocol },
    ruleset: "riq-2",
    now: NOW,
    target,
    spec: SPEC,
    block: BLOCK,
    evidence: [
      {
        id: "record",
        kind: "onchain",
        subject: "ETH/USD",
        class: "C",
        observedAt: NOW - DAY,
        block: 1_234,
        chainId: 10,
        source: "0x0000000000000000000000000000000000000001",
        request: "sources",
        responseSha256: hash("05"),
      },
    ],
    availability,
    notes: [],
  });

/** Three providers of which any two agree, on two subjects; nothing fails. */
export const goodRating = (): Assessment =>
  madeUp(
    "good",
    [cleanOracle(), cleanOracle({ subject: "BTC/USD" })],
    cleanProtocol(),
    availabilityOf({ "ETH/USD": [2, 12, 48, 1.6], "BTC/USD": [2, 12, 48, 1.6] }, [2, 12, 48, 1.6]),
  );

/** One feed read twice, one provider behind all, a single key over it, limits that believe any age, and nothing known around it. */
export const badRating = (): Assessment =>
  madeUp(
    'bad <script>alert("1")</script>',
    [
      cleanOracle({
        subject: HOSTILE,
        voices: voices(
          { maxAgeSeconds: null, provider: "one labs" },
          { root: "0xone", maxAgeSeconds: null, provider: "one labs" },
          { maxAgeSeconds: null, provider: "one labs" },
        ),
        control: controlBy(path("replace", holder("eoa"), { delaySeconds: 0 })),
      }),
      cleanOracle({ subject: "BTC/USD", drill: undefined, layer: "l1" }),
    ],
    NOTHING_KNOWN,
    availabilityOf({ [HOSTILE]: [51, 526, 5_000, 526] }, [51, 526, 5_000, 526]),
  );

/** One outcome that is stated, on the second line. */
export const STATED_TEXT = `{
  "RIQ-O01": [0.5, "R", { "source": "docs/oracles.md", "date": "2026-11-01" }]
}`;

/** Nothing but what is stated. */
export const statedRating = (): Assessment =>
  assessmentOf({
    facts: { oracles: [], protocol: NOTHING_KNOWN },
    stated: parseStated(STATED_TEXT, "stated.json", "riq-2"),
    ruleset: "riq-2",
    target: "stated.json",
    block: null,
    evidence: [],
    availability: UNPREDICTED,
    notes: [],
  });
