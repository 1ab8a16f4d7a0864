import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect } from "chai";
import { PREBUILT_FOLDER, readPrebuilt } from "./prebuilt.ts";

const run = promisify(execFile);

/** Milliseconds; 50 MB of packages come from the registry, and three compilers run. */
const BUILD_LIMIT = 600_000;

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const names = readdirSync(PREBUILT_FOLDER)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length));

describe("test/providers/prebuilt", () => {
  it("holds at least one contract", () => {
    expect(names).to.not.have.lengthOf(0);
  });

  for (const name of names) {
    const record = readPrebuilt(name);

    it(`names ${name} in its own file`, () => {
      expect(record.contractName).to.equal(name);
    });

    it(`holds the digest of the bytecode of ${name}`, () => {
      expect(sha256(Buffer.from(record.bytecode.slice("0x".length), "hex"))).to.equal(record.bytecodeSha256);
    });

    it(`holds whole bytes of ${name} and nothing that is still to be linked`, () => {
      expect(record.bytecode).to.match(/^0x([0-9a-f]{2})+$/);
    });

    it(`may hold ${name} by its licence`, () => {
      expect(record.licence).to.equal("MIT");
    });

    it(`names the sources of ${name}, its own among them`, () => {
      expect(record.sourceSha256).to.have.property(record.pathInPackage);
    });

    for (const path of record.substituted) {
      it(`holds the digest of our substitute for a source of ${name}`, () => {
        const file = path.slice(path.lastIndexOf("/") + 1);
        expect(record.sourceSha256[path]).to.equal(sha256(readFileSync(`${PREBUILT_FOLDER}${file}`)));
      });
    }
  }

  if (process.env["HOLDFAST_DEEP"] === "1") {
    it("is what the packages compile to", async function () {
      this.timeout(BUILD_LIMIT);
      await run(process.execPath, [`${PREBUILT_FOLDER}build.mjs`, "--check"]);
    });
  }
});
