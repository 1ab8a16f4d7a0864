import { expect } from "chai";
import { assessmentMarkdown } from "../../src/report/assessmentMarkdown.ts";
import { verdictOf } from "../../src/report/assessmentWords.ts";
import { escapeMarkdown } from "../../src/report/markdown.ts";
import { badRating, goodRating } from "./ratings.ts";

/** GitHub refuses longer comments. */
const MOST_SIGNS = 65_536;

describe("an assessment as Markdown", () => {
  it("has verdict, points, gates, fixes, failures and questions", () => {
    const rating = badRating();
    const text = assessmentMarkdown(rating);
    for (const sentence of verdictOf(rating)) expect(text).to.include(escapeMarkdown(sentence));
    expect(text).to.include("| O Structure |").and.to.include("| G8 | D | RIQ-C01 |");
    expect(text).to.match(/<details><summary>Failed: \d+ rows<\/summary>/);
    expect(text).to.match(/<details><summary>Not known: \d+ questions<\/summary>/);
    expect(text).to.include(rating.rulesetSha256);
    expect(assessmentMarkdown(goodRating())).to.include("No gate holds.");
  });

  it("lets no name become markup", () => {
    const text = assessmentMarkdown(badRating());
    expect(text).to.not.include("<script>").and.to.not.include("<b>");
    expect(text.match(/<(?!\/?(?:details|summary)>)/g)).to.equal(null);
  });

  it("fits into a comment, however many rows failed", () => {
    const rating = badRating();
    const failed = rating.checks.find(({ outcome }) => outcome === 0);
    if (failed === undefined) throw new RangeError("Nothing failed.");
    const checks = Array.from({ length: 2_000 }, (_, place) => ({ ...failed, subject: `oracle ${place}` }));
    const text = assessmentMarkdown({ ...rating, checks });
    expect(text.length).to.be.lessThan(MOST_SIGNS);
    expect(text).to.include("And 1,940 more");
  });
});
