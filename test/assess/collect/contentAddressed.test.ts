import { createHash } from "node:crypto";
import { CarWriter } from "@ipld/car";
import * as dagPb from "@ipld/dag-pb";
import { expect } from "chai";
import { CID } from "multiformats/cid";
import * as Digest from "multiformats/hashes/digest";
import { askGateway, isWholeTree } from "../../../src/assess/collect/contentAddressed.ts";
import { type LocalServer, localRules, openLocalServer } from "./localServer.ts";

const SHA2_256 = 0x12;
const RAW = 0x55;

interface Block {
  readonly cid: CID;
  readonly bytes: Uint8Array;
}

const blockOf = (code: number, bytes: Uint8Array): Block => ({
  cid: CID.createV1(code, Digest.create(SHA2_256, createHash("sha256").update(bytes).digest())),
  bytes,
});

const leaf = blockOf(RAW, Buffer.from("<html>page</html>"));
const other = blockOf(RAW, Buffer.from("script"));
const root = blockOf(
  dagPb.code,
  dagPb.encode(
    dagPb.prepare({
      Data: new Uint8Array([8, 1]),
      Links: [leaf, other].map(({ cid, bytes }, place) => ({
        Name: `${place}`,
        Tsize: bytes.length,
        Hash: cid as never,
      })),
    }),
  ),
);

const carOf = async (blocks: readonly Block[]): Promise<Uint8Array> => {
  const { writer, out } = CarWriter.create([root.cid as never]);
  const parts: Uint8Array[] = [];
  const reading = (async () => {
    for await (const part of out) parts.push(part);
  })();
  for (const block of blocks) await writer.put(block as never);
  await writer.close();
  await reading;
  return Buffer.concat(parts);
};

describe("a build by its content id", () => {
  it("is whole where every block is there and right", async () => {
    expect(await isWholeTree(root.cid, await carOf([root, leaf, other]))).to.equal(true);
  });

  it("is the same by version 0 of the id", async () => {
    const old = CID.createV0(root.cid.multihash as never);
    expect(await isWholeTree(old, await carOf([root, leaf, other]))).to.equal(true);
  });

  it("is not whole without a block that a link leads to, though the root is right", async () => {
    expect(await isWholeTree(root.cid, await carOf([root, leaf]))).to.equal(false);
  });

  it("is another where one block holds other bytes under the same id", async () => {
    const forged = { cid: leaf.cid, bytes: Buffer.from("<html>other</html>") };
    expect(await isWholeTree(root.cid, await carOf([root, forged, other]))).to.equal(false);
  });

  it("is not known of what is no CAR", async () => {
    expect(await isWholeTree(root.cid, Buffer.from("<html></html>"))).to.equal(null);
  });
});

describe("a gateway", () => {
  let server: LocalServer;
  let answer: Uint8Array = Buffer.alloc(0);

  before(async () => {
    server = await openLocalServer((_, response) => response.writeHead(200).end(answer));
  });

  after(() => server.close());

  const ask = () => askGateway(`http://gateway.example.org:${server.port}`, root.cid, localRules());

  it("passes with the released build", async () => {
    answer = await carOf([root, leaf, other]);
    expect(await ask()).to.include({ isSame: true, problem: "" });
  });

  it("fails with other bytes, whatever its status is", async () => {
    answer = await carOf([leaf]);
    expect(await ask()).to.include({ isSame: false, problem: "it serves other bytes" });
  });

  it("is not known where it gives a page in place of a proof", async () => {
    answer = Buffer.from("<html></html>");
    expect(await ask()).to.include({ isSame: null, problem: "its answer is no CAR" });
  });
});
