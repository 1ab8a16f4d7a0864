import { CAUGHT, type Caught } from "../replay/incident.ts";
import type { Verdict } from "../replay/verdict.ts";
import type { ReplayPageInput } from "./replayInput.ts";
import { CAUGHT_WORDS, takingPart } from "./replayTables.ts";
import { cell, type ReportTable, words } from "./reportTable.ts";

/** What each verdict means to a protocol that reads the system. */
const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  held: "A right price at every moment of the incident.",
  degraded:
    "A right price at every moment too, and the reading said that a source had failed. Business goes on; somebody should look.",
  refused: "Never a wrong price, but at some moment none: reads revert, and business stops for that time.",
  "served wrong":
    "A wrong price at one moment at least: whoever trades or liquidates by it gains what others lose.",
};

/** What each judgement of a record means. */
const CAUGHT_MEANINGS: Readonly<Record<Caught, string>> = {
  yes: "Comparing providers, or checking age and bounds, catches it when the price is read.",
  partial: "Such checks catch it only where the other providers do not share the cause.",
  no: "Every provider reports the same price, so there is nothing to compare it with.",
  "not-applicable": "The loss did not come through a price on the chain.",
};

/** The words of the page. */
export const WORDS: ReportTable = {
  caption: "What the words mean",
  columns: [words("Word"), words("Meaning")],
  rows: [
    [
      cell("wrong price"),
      cell(
        "Further from the true one than the oracle's deviation and the providers' update threshold together: an honest price may itself be old by the threshold.",
      ),
    ],
    ...Object.entries(VERDICT_MEANINGS).map(([word, meaning]) => [cell(word), cell(meaning)]),
    ...CAUGHT.map((caught) => [cell(`catchable: ${CAUGHT_WORDS[caught]}`), cell(CAUGHT_MEANINGS[caught])]),
    [
      cell("worst error"),
      cell("Largest distance of a served price from the true one, in percent of it, or as a multiple of it."),
    ],
    [
      cell("loss"),
      cell("In US dollars, as the record of the incident has it: stolen, bad debt or wrongful liquidation."),
    ],
  ],
};

/** The systems that were replayed, and why they are there. */
export const systemsTable = ({ incidents, systems, recommended }: ReplayPageInput): ReportTable => ({
  caption: "The systems",
  columns: [words("System"), words("What it is"), words("Here as")],
  rows: takingPart(incidents, systems).map(({ name, title }) => [
    cell(name),
    cell(title),
    cell(
      recommended.includes(name)
        ? "what this page judges"
        : "a comparison, on the same feeds in the same run",
    ),
  ]),
});
