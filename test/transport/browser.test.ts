import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../meta/testNames.ts";

/** The modules that a file needs when it runs, with those of its own project followed. */
const importsOf = async (path: string, seen = new Set<string>()): Promise<Set<string>> => {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = await readFile(path, "utf8");
  for (const [, words = "", target = ""] of text.matchAll(
    /^(?:import|export)\s([\s\S]*?)from "([^"]+)";$/gm,
  )) {
    if (words.startsWith("type ")) continue;
    if (target.startsWith(".")) await importsOf(join(dirname(path), target), seen);
    else seen.add(target);
  }
  return seen;
};

describe("src/transport/transport.ts", () => {
  it("runs in a browser: it needs no module of Node, and no library but the three it is built on", async () => {
    const root = join(projectRoot, "src", "transport");
    const needed = [...(await importsOf(join(root, "transport.ts")))];
    expect(needed.filter((name) => name.startsWith("/") && !name.startsWith(root))).to.deep.equal([]);
    const libraries = needed.filter((name) => !name.startsWith("/"));
    expect(libraries.sort()).to.deep.equal([
      "@noble/hashes/sha3.js",
      "@noble/hashes/utils.js",
      "cockatiel",
      "zod",
    ]);
  });

  it("imports zod as a namespace, of which a bundler leaves three quarters out", async () => {
    const folder = join(projectRoot, "src", "transport");
    const texts = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")),
    );
    const imports = texts.flatMap((text) => /^import .* from "zod";$/m.exec(text)?.[0] ?? []);
    expect(new Set(imports)).to.deep.equal(new Set(['import * as z from "zod";']));
  });

  it("uses nothing of Node that is global", async () => {
    const files = [...(await importsOf(join(projectRoot, "src", "transport", "transport.ts")))].filter(
      (name) => name.startsWith("/"),
    );
    expect(files.length).to.be.greaterThan(10);
    const used = await Promise.all(
      files.map(async (path) =>
        /\b(process|Buffer|require|setImmediate|__dirname)\b[.(]/.exec(await readFile(path, "utf8")),
      ),
    );
    expect(used.filter((found) => found !== null)).to.deep.equal([]);
  });
});
