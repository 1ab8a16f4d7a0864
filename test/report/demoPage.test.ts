import { expect } from "chai";
import { renderDemoPage } from "../../src/report/demoPage.ts";

const page = renderDemoPage({
  outage: {
    title: "An <hour>",
    lines: [{ name: "true price", prices: [1, 2], emphasis: "reference" }],
    strips: [{ name: "first", states: ["good", "bad"] }],
  },
  columns: ["a consumer of", "right"],
  rows: [{ name: "one & only", cells: ["2 min"] }],
  notes: ["Gas of <all>."],
  acts: ["Minute 0: 'all' well"],
  log: ["minute 0 <fine>"],
});

describe("the page of the demo", () => {
  it("shows any text as text", () => {
    for (const shown of [
      "An &#60;hour&#62;",
      "one &#38; only",
      "&#39;all&#39; well",
      "minute 0 &#60;fine&#62;",
      "<p>Gas of &#60;all&#62;.</p>",
    ])
      expect(page).to.include(shown);
    for (const raw of ["<hour>", "<fine>", "one & only"]) expect(page).to.not.include(raw);
  });

  it("names its table, and the heads of its columns and rows", () => {
    expect(page).to.include("<caption>What a consumer got, over all minutes</caption>");
    expect(page).to.include('<th scope="col" class="figure">right</th>');
    expect(page).to.include('<th scope="row">one &#38; only</th>');
  });

  it("loads and runs nothing", () => {
    expect(page).to.not.match(/<script|<link|<img|url\(http|@import| src=/);
  });
});
