import check from "../../../src/assess/checks/riqC02.ts";
import type { Holder } from "../../../src/assess/oracleFacts.ts";
import type { Outcome } from "../../../src/assess/verdict.ts";
import { describeCheck } from "../checkCases.ts";
import { control, controlBy, holder, path } from "../factsParts.ts";

const council = (edits: Partial<Holder>) => control({ paths: [path("disable", holder("safe", edits))] });

const rows = (signers: Outcome, threshold: Outcome, outsiders: Outcome, address = "0xsafe") => ({
  [`${address} signers`]: signers,
  [`${address} threshold`]: threshold,
  [`${address} outsiders`]: outsiders,
});

describeCheck(check, {
  class: "C",
  cases: [
    [
      "passes at seven signers of whom 51 % sign and half are outsiders",
      { oracle: { control: council({ signers: 100, threshold: 51, outsiders: 0.5 }) } },
      rows(1, 1, 1),
    ],
    [
      "fails the row of the signers below seven",
      { oracle: { control: council({ signers: 6, threshold: 4 }) } },
      rows(0, 1, 1),
    ],
    [
      "fails the row of the threshold below 51 %",
      { oracle: { control: council({ signers: 8, threshold: 4 }) } },
      rows(1, 0, 1),
    ],
    [
      "fails the row of the outsiders below half",
      { oracle: { control: council({ outsiders: 0.49 }) } },
      rows(1, 1, 0),
    ],
    [
      "knows nothing of outsiders that nobody attests",
      { oracle: { control: council({ outsiders: null }) } },
      rows(1, 1, null),
    ],
    [
      "knows nothing of signers that could not be read",
      { oracle: { control: council({ signers: null, threshold: null }) } },
      rows(null, null, 1),
    ],
    [
      "asks a multisig once, however many powers it has",
      {
        oracle: {
          control: controlBy(
            path("replace", holder("safe")),
            path("add", holder("safe", { address: "0xSAFE" })),
          ),
        },
      },
      rows(1, 1, 1, "0xSAFE"),
    ],
    [
      "is unknown while not every holder was found, and no multisig",
      { oracle: { control: control({ paths: [], isComplete: false }) } },
      null,
    ],
    ["does not apply where no multisig holds a power", { oracle: { control: control({ paths: [] }) } }, "na"],
    [
      "does not apply where nothing can be changed",
      { oracle: { control: control({ isImmutable: true, paths: [], pauses: [] }) } },
      "na",
    ],
  ],
});
