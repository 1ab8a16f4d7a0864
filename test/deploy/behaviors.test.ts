import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { BEHAVIORS } from "../../src/deploy/behaviors.ts";

describe("the behaviors of a made-up feed", () => {
  it("have the names and the order of the contract", async () => {
    const source = await readFile(new URL("../../contracts/testing/FaultyFeed.sol", import.meta.url), "utf8");
    const [, body = ""] = /enum Behavior \{([^}]*)\}/.exec(source) ?? [];
    const names = body.replace(/\/\/.*/g, "").match(/\w+/g);
    expect(names).to.deep.equal([...BEHAVIORS]);
  });
});
