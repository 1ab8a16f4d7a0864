import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import vendored from "../../contracts/vendored.json" with { type: "json" };

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** Holds nothing but vendored files. */
const VENDORED_FOLDER = "contracts/libraries/uniswap";
/** Milliseconds; 19 MB come from the registry. */
const DOWNLOAD_LIMIT = 300_000;

/** Downloads a package and returns the path of its archive. */
const download = async (name: string, folder: string): Promise<string> => {
  const { stdout } = await run("npm", ["pack", "--silent", name], {
    cwd: folder,
    shell: process.platform === "win32",
  });
  return join(folder, stdout.trim());
};

const fileOfArchive = async (archive: string, path: string): Promise<Buffer> => {
  const options = { encoding: "buffer", maxBuffer: 2 ** 24 } as const;
  const { stdout } = await run("tar", ["-xzOf", archive, `package/${path}`], options);
  return stdout;
};

describe("contracts/vendored.json", () => {
  it("lists at least one file", () => {
    expect(vendored).to.not.have.lengthOf(0);
  });

  it(`lists every file of ${VENDORED_FOLDER}`, async () => {
    const files = (await readdir(join(root, VENDORED_FOLDER))).map((name) => `${VENDORED_FOLDER}/${name}`);
    expect(vendored.map(({ path }) => path)).to.include.members(files);
  });

  it("lists no file twice", () => {
    const paths = vendored.map(({ path }) => path);
    expect(paths).to.have.lengthOf(new Set(paths).size);
  });

  for (const { path, licence, sha256 } of vendored) {
    it(`holds the digest of ${path}`, async () => {
      const bytes = await readFile(join(root, path));
      expect(createHash("sha256").update(bytes).digest("hex")).to.equal(sha256);
    });

    it(`names the licence in the header of ${path}`, async () => {
      const [header] = (await readFile(join(root, path), "utf8")).split("\n");
      expect(header).to.equal(`// SPDX-License-Identifier: ${licence}`);
    });
  }

  if (process.env["HOLDFAST_DEEP"] === "1") {
    it("names packages that hold the very same bytes", async function () {
      this.timeout(DOWNLOAD_LIMIT);
      const folder = await mkdtemp(join(tmpdir(), "holdfast-vendored-"));
      try {
        const differing: string[] = [];
        const archives = new Map<string, string>();
        for (const { path, package: name, version, pathInPackage } of vendored) {
          const wanted = `${name}@${version}`;
          const archive = archives.get(wanted) ?? (await download(wanted, folder));
          archives.set(wanted, archive);
          const original = await fileOfArchive(archive, pathInPackage);
          if (!original.equals(await readFile(join(root, path)))) differing.push(path);
        }
        expect(differing).to.deep.equal([]);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
});
