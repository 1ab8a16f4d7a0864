import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect } from "chai";
import { specJsonSchema, specSchema } from "../../src/spec/schema.ts";
import { ETH } from "../lint/caseParts.ts";
import { type Edits, edited, SHIPPED, textOf } from "../lint/specEdits.ts";
import { projectRoot } from "../meta/testNames.ts";

const published: object = JSON.parse(readFileSync(join(projectRoot, "deploy", "spec.schema.json"), "utf8"));
const validator = new Ajv2020({ allErrors: true, strict: false });
formats.default(validator);
const isValid = validator.compile(published);

/** What both refuse. */
const REFUSED: Readonly<Record<string, Edits>> = {
  "an unknown key": { colour: "red" },
  "an unknown key inside": { "network > color": 1 },
  "another version": { specVersion: 2 },
  "a missing entry": { "network > layer": undefined },
  "a word of no list": { "network > layer": "l3" },
  "text for a number": { [`${ETH} > quorum`]: "2" },
  "a fraction": { [`${ETH} > quorum`]: 1.5 },
  "a number below its limit": { [`${ETH} > quorum`]: 0 },
  "a number above its limit": { [`${ETH} > quorum`]: 256 },
  "no source": { [`${ETH} > sources`]: [] },
  "a number for a price": { [`${ETH} > minPrice`]: 100 },
  "a price that is none": { [`${ETH} > minPrice`]: "1e3" },
  "a price that is too long": { [`${ETH} > minPrice`]: "1".repeat(61) },
  "an address that is none": { "roles > governor": "0x12" },
  "a pair that is none": { "oracles > ETHUSD": {} },
  "a key with capitals": { "providers > Chainlink": {} },
  "a feed of no kind": { "feeds > pyth-eth-usd > local": undefined },
  "a feed of two kinds": { "feeds > pyth-eth-usd > address": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8" },
  "an adapter that is none": { "feeds > pyth-eth-usd > adapter": { contract: "None", config: {} } },
  "a salt that is none": { [`${ETH} > salt`]: "0x01" },
  "a date that is none": { [`${ETH} > reference > asOf`]: "yesterday" },
};

describe("the published schema of specs", () => {
  it("is what zod says now", () => {
    expect(published).to.deep.equal(JSON.parse(JSON.stringify(specJsonSchema())));
  });

  for (const name of SHIPPED) {
    it(`accepts ${name}`, () => {
      expect(isValid(JSON.parse(textOf(name))), JSON.stringify(isValid.errors)).to.equal(true);
    });
  }

  for (const [what, edits] of Object.entries(REFUSED)) {
    it(`refuses ${what}, as zod does`, () => {
      const root = edited("local", edits);
      expect(specSchema.safeParse(root).success).to.equal(false);
      expect(isValid(root)).to.equal(false);
    });
  }
});
