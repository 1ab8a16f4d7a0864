import { expect } from "chai";
import { version } from "ethers";
import { CHART_PACKAGES, requirePackages, unusableEthers } from "../../src/files/optionalPackages.ts";

describe("unusableEthers", () => {
  it("has nothing against the ethers that is installed here", () => {
    expect(unusableEthers(version)).to.equal(undefined);
  });

  for (const [given, shown] of [
    ["ethers/5.8.0", "5.8.0"],
    ["7.0.0-beta.1", "7.0.0-beta.1"],
  ] as const) {
    it(`says what the tasks need instead of ${given}`, () => {
      expect(unusableEthers(given)).to.equal(
        `The plugin needs ethers 6, here is ${shown}; run "npm install ethers@6".`,
      );
    });
  }
});

describe("requirePackages", () => {
  it("accepts packages that are installed in the release that it needs", () => {
    expect(() => requirePackages("--html", CHART_PACKAGES)).to.not.throw();
  });

  it("names every package that is not installed", () => {
    expect(() => requirePackages("--queue", ["no-such-queue", "no-such-client"])).to.throw(
      'needs no-such-queue and no-such-client, not installed here; run "npm install no-such-queue no-such-client".',
    );
  });
});
