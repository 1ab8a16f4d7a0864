import { expect } from "chai";
import { assessmentBadge, badgeMessage, shieldsEndpoint } from "../../src/report/assessmentBadge.ts";
import { elementsOf, pageProblems, parseMarkup } from "./markup.ts";
import { badRating, goodRating } from "./ratings.ts";

describe("the badge of an assessment", () => {
  for (const [grade, low, high, confidence, message] of [
    ["B", 74, 81, 0.86, "B 74-81 (.86)"],
    ["B", 84.9, 91.9, 0.999, "B 84-91 (.99)"],
    ["U", 0, 100, 0, "U 0-100 (.00)"],
    ["A", 100, 100, 1, "A 100-100 (1)"],
    ["U", 9, 90.2, 0.29, "U 9-90 (.29)"],
  ] as const) {
    it(`says ${message}`, () => {
      expect(badgeMessage({ grade, low, high, confidence })).to.equal(message);
    });
  }

  it("is a drawing with a role and a title, that loads nothing and escapes names", () => {
    for (const rating of [goodRating(), badRating()]) {
      const badge = parseMarkup(assessmentBadge(rating));
      expect(badge.name).to.equal("svg");
      expect(badge.attributes.get("role")).to.equal("img");
      expect(pageProblems({ name: "", attributes: new Map(), children: [badge], text: "" })).to.deep.equal(
        [],
      );
      const [title] = elementsOf(badge, "title");
      expect(title?.text).to.include(badgeMessage(rating)).and.to.include(rating.target);
      expect(elementsOf(badge, "text").map(({ text }) => text)).to.deep.equal([
        "failover",
        badgeMessage(rating),
      ]);
    }
  });

  it("is what shields.io takes as an endpoint", () => {
    const { schemaVersion, label, message, color, ...others } = shieldsEndpoint(goodRating());
    expect([schemaVersion, label, others]).to.deep.equal([1, "failover", {}]);
    expect(message).to.equal(badgeMessage(goodRating()));
    expect(color).to.match(/^[0-9a-f]{6}$/);
  });
});
