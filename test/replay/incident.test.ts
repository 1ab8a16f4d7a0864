import { expect } from "chai";
import { parseIncidents, readIncidents } from "../../src/replay/incident.ts";
import { record } from "./examples.ts";

describe("parseIncidents", () => {
  it("takes every incident that ships, with its sources", () => {
    const incidents = readIncidents("data/incidents.json");
    expect(incidents).to.have.length(94);
    expect(incidents.filter(({ sources }) => sources.length === 0)).to.deep.equal([]);
  });

  it("takes keys that it does not know", () => {
    expect(parseIncidents([{ ...record(), openQuestions: ["why?"] }])).to.have.length(1);
  });

  it("takes what a record leaves out, or does not know, for what is usual", () => {
    const { id, title, caught } = record();
    const [bare] = parseIncidents([{ id, title, caught }]);
    const event = { atSeconds: 60, feed: "primary", multiplier: null };
    const unknown = { dateUtc: null, assetPair: null, failureClass: null, lossUsd: null, sources: null };
    const replay = { kind: null, secondaryFollowsPrimary: null, events: [event] };
    const [nulls] = parseIncidents([{ ...record(), ...unknown, replay }]);
    expect(bare).to.deep.include({ assetPair: null, lossUsd: null, sources: [] });
    expect(bare?.replay.events).to.deep.equal([]);
    expect(nulls?.replay).to.deep.include({ secondaryFollowsPrimary: false });
    expect(nulls?.replay.events).to.deep.equal([{ ...event, multiplier: 1, live: true }]);
  });

  it("refuses a record without a judgement", () => {
    const { caught, ...rest } = record();
    expect(caught.verdict).to.equal("yes");
    expect(() => parseIncidents([rest])).to.throw("[0].caught is missing: give an object");
  });

  it("refuses a feed that is none, with the path and the value", () => {
    const events = [{ atSeconds: 0, feed: "tertiary", multiplier: 1, live: true }];
    expect(() => parseIncidents([record({ events })])).to.throw(
      '[0].replay.events[0].feed is "tertiary": give one of',
    );
  });

  it("refuses a negative multiplier", () => {
    const events = [{ atSeconds: 0, feed: "primary", multiplier: -1, live: true }];
    expect(() => parseIncidents([record({ events })])).to.throw(
      "[0].replay.events[0].multiplier is -1: give at least 0",
    );
  });

  it("refuses events that are out of order, with both times", () => {
    const events = [
      { atSeconds: 60, feed: "primary", multiplier: 2, live: true },
      { atSeconds: 59, feed: "primary", multiplier: 1, live: true },
    ];
    expect(() => parseIncidents([record({ events })])).to.throw(
      "[0].replay.events[1].atSeconds: 59 is before the event in front of it, at 60: sort the events by time.",
    );
  });

  it("refuses an id that stands there twice", () => {
    expect(() => parseIncidents([record(), record()])).to.throw('[1].id: "an-incident" stands there twice.');
  });

  it("says which file cannot be read", () => {
    expect(() => readIncidents("no/such.json")).to.throw(
      "no/such.json cannot be read: give the path of a file of incidents.",
    );
  });

  it("says that a file is no JSON", () => {
    expect(() => readIncidents("README.md")).to.throw("README.md is no JSON");
  });
});
