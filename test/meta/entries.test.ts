import { readFileSync } from "node:fs";
import { expect } from "chai";
import manifest from "../../package.json" with { type: "json" };
import { publicNamesOf } from "./publicNames.ts";

/** Made from the contracts by every build, and not in the repository. */
const GENERATED = ["./typechain"];

/** Written from the contracts into the repository, with an ABI each. */
const ABIS = "./abi";

/** The names of every entry; a name that is lost breaks whoever uses it, so a change here belongs in CHANGELOG.md. */
const SNAPSHOT = new URL("./publicNames.json", import.meta.url);

const declarationIn = (value: unknown): string | undefined => {
  if (typeof value === "string") return value.endsWith(".d.ts") ? value : undefined;
  return typeof value === "object" && value !== null
    ? Object.values(value)
        .map(declarationIn)
        .find((path) => path !== undefined)
    : undefined;
};

/** The sources of the entries with types, by what they are imported as. */
const entries = new Map(
  Object.entries(manifest.exports).flatMap(([entry, value]) => {
    const declaration = declarationIn(value);
    if (declaration === undefined || GENERATED.includes(entry)) return [];
    return [[entry, declaration.replace(/^\.\/dist\//, "").replace(/\.d\.ts$/, ".ts")] as const];
  }),
);

describe("the entries of the package", () => {
  const found = publicNamesOf([...entries.values()]);

  const snapshot: Readonly<Record<string, readonly string[]>> = JSON.parse(readFileSync(SNAPSHOT, "utf8"));

  it("are those of the snapshot", () => {
    expect([...entries.keys()].sort()).to.deep.equal(Object.keys(snapshot).sort());
  });

  for (const [entry, path] of entries) {
    it(`hand out by ${entry} the names of the snapshot, types too`, () => {
      const names = found.get(path)?.names;
      // A new contract brings its ABI by itself; none may be lost.
      if (entry === ABIS) expect(names).to.include.members(snapshot[entry] ?? []);
      else expect(names).to.deep.equal(snapshot[entry]);
    });

    it(`say of every name of ${entry} what it is`, () => {
      expect(found.get(path)?.names).not.to.deep.equal([]);
      // Of an ABI the contract's own documentation says it.
      if (entry !== ABIS) expect(found.get(path)?.undocumented).to.deep.equal([]);
    });
  }
});
