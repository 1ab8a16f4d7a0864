import { expect } from "chai";
import { knownFeeds } from "../../src/spec/knownFeeds.ts";
import { providerChanges } from "../../src/spec/providerChanges.ts";

describe("data/provider-changes.json", () => {
  const changes = providerChanges();

  it("has every change once, in the order of the days, each with a source", () => {
    expect(changes).to.not.have.lengthOf(0);
    expect(new Set(changes.map(({ id }) => id))).to.have.lengthOf(changes.length);
    const days = changes.map(({ date }) => date);
    expect(days).to.deep.equal([...days].sort());
    for (const { id, date, what, sources } of changes) {
      expect(new Date(date).toISOString(), id).to.equal(`${date}T00:00:00.000Z`);
      expect(what, id).to.match(/^[A-Z].*[^.]$/);
      expect(sources, id).to.not.have.lengthOf(0);
    }
  });

  it("names providers, chains, pairs and concerns that mean something", () => {
    const providers = new Set(knownFeeds().map(({ provider }) => provider));
    for (const { id, provider, concerns, chains, pairs } of changes) {
      expect(providers, id).to.include(provider);
      expect(concerns, id).to.not.have.lengthOf(0);
      for (const chain of chains ?? []) expect(chain, id).to.be.above(0);
      for (const pair of pairs ?? []) expect(pair, id).to.match(/^[A-Z0-9]+\/[A-Z]+$/);
    }
  });
});
