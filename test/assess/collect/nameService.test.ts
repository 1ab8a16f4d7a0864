import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { expect } from "chai";
import { type Answer, decode, encode } from "dns-packet";
import { askOverTcp, hygieneOf } from "../../../src/assess/collect/nameService.ts";

/** Zones of a resolver over TCP. */
const ZONES: Readonly<Record<string, readonly Answer[]>> = {
  "good.org DS": [
    {
      name: "good.org",
      type: "DS",
      data: { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.alloc(32, 1) },
    },
  ],
  "good.org CAA": [{ name: "good.org", type: "CAA", data: { flags: 0, tag: "issue", value: "ca.example" } }],
  "good.org NS": [
    { name: "good.org", type: "NS", data: "a.first.net" },
    { name: "good.org", type: "NS", data: "b.second.net" },
  ],
  "bad.org NS": [
    { name: "bad.org", type: "NS", data: "a.first.net" },
    { name: "bad.org", type: "NS", data: "b.first.net" },
  ],
};

const framed = (packet: Buffer): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(packet.length);
  return Buffer.concat([length, packet]);
};

describe("a domain's records", () => {
  let server: Server;
  let resolver = "";

  before(async () => {
    server = createServer((socket) => {
      socket.on("data", (data) => {
        const { questions = [], id } = decode(data.subarray(2));
        const [question] = questions;
        const answers = ZONES[`${question?.name} ${question?.type}`] ?? [];
        const packet = encode({
          type: "response",
          ...(id !== undefined && { id }),
          questions,
          answers: [...answers],
        });
        const all = framed(packet);
        // In two parts, as a network may bring it.
        socket.write(all.subarray(0, 5));
        setTimeout(() => socket.write(all.subarray(5)), 5);
      });
      socket.on("error", () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    resolver = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => new Promise((resolve) => server.close(resolve)));

  it("are those of the registrable domain: signed, restricted, and served from two domains", async () => {
    expect(await hygieneOf(askOverTcp(resolver), "app.good.org", true)).to.deep.equal({
      domain: "good.org",
      isSigned: true,
      hasCaa: true,
      nameserverDomains: 2,
      isTransferLocked: true,
    });
  });

  it("are missing where there are none, which is not the same as unknown", async () => {
    expect(await hygieneOf(askOverTcp(resolver), "bad.org", null)).to.deep.equal({
      domain: "bad.org",
      isSigned: false,
      hasCaa: false,
      nameserverDomains: 1,
      isTransferLocked: null,
    });
  });

  it("are unknown where the resolver does not answer", async () => {
    const found = await hygieneOf(askOverTcp("127.0.0.1:1"), "good.org", null);
    expect([found.isSigned, found.hasCaa, found.nameserverDomains]).to.deep.equal([null, null, null]);
  });
});
