import { expect } from "chai";
import { isPublic } from "../../../src/assess/collect/addressRanges.ts";
import { PUBLIC_RULES, safeFetch } from "../../../src/assess/collect/safeFetch.ts";
import { type LocalServer, localRules, openLocalServer } from "./localServer.ts";

describe("isPublic", () => {
  for (const address of [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "fc00::1",
    "fe80::1",
    "fe80::1%eth0",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "localhost",
    "",
  ]) {
    it(`refuses ${JSON.stringify(address)}`, () => {
      expect(isPublic(address)).to.equal(false);
    });
  }

  for (const address of [
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "223.255.255.255",
    "2606:4700:4700::1111",
  ]) {
    it(`allows ${address}`, () => {
      expect(isPublic(address)).to.equal(true);
    });
  }
});

describe("safeFetch", () => {
  let server: LocalServer;
  let asked: string[] = [];

  before(async () => {
    server = await openLocalServer((request, response) => {
      asked.push(request.url ?? "");
      const url = new URL(request.url ?? "/", "http://host");
      const to = url.searchParams.get("to");
      if (to !== null) response.writeHead(302, { location: to }).end();
      else if (url.pathname === "/slow") response.writeHead(200).flushHeaders();
      else if (url.pathname === "/big") response.writeHead(200).end("x".repeat(5_000));
      else response.writeHead(200).end("page");
    });
  });

  after(() => server.close());

  beforeEach(() => {
    asked = [];
  });

  const at = (path: string, host = "app.example.org") => `http://${host}:${server.port}${path}`;

  it("gives status, bytes and their hash, and no query in the address", async () => {
    const { status, body, url, sha256, problem } = await safeFetch(at("/x?key=secret"), localRules());
    expect([status, body.toString(), problem]).to.deep.equal([200, "page", ""]);
    expect(url).to.equal(`http://app.example.org:${server.port}/x`);
    expect(sha256).to.match(/^0x[0-9a-f]{64}$/);
  });

  for (const host of [
    "127.0.0.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "①②⑦.0.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
  ]) {
    it(`refuses this machine, written as ${host}`, async () => {
      const { problem, status } = await safeFetch(at("/", host), PUBLIC_RULES);
      expect(problem).to.equal("it leads to an address of a private network");
      expect(status).to.equal(null);
      expect(asked).to.deep.equal([]);
    });
  }

  it("refuses a name of which one address among several is private", async () => {
    const rules = { ...PUBLIC_RULES, resolve: async () => ["1.1.1.1", "10.0.0.1"] };
    expect((await safeFetch(at("/"), rules)).problem).to.equal("it leads to an address of a private network");
  });

  it("resolves a name once, so that one which resolves otherwise later leads nowhere else", async () => {
    let calls = 0;
    const resolve = async () => {
      calls += 1;
      return [calls === 1 ? "127.0.0.1" : "10.0.0.1"];
    };
    expect((await safeFetch(at("/"), localRules({ resolve }))).status).to.equal(200);
    expect(calls).to.equal(1);
  });

  it("looks at the address that it is connected to, too", async () => {
    let looks = 0;
    const isAllowed = () => {
      looks += 1;
      return looks === 1;
    };
    const { problem } = await safeFetch(at("/"), localRules({ isAllowed }));
    expect(problem).to.equal("it leads to an address of a private network");
  });

  it("refuses names and passwords in an address, and what is not of the web", async () => {
    expect((await safeFetch("http://user:pass@app.example.org/", localRules())).problem).to.equal(
      "it holds a name or a password",
    );
    expect((await safeFetch("file:///etc/passwd", localRules())).problem).to.equal(
      "only http and https are fetched",
    );
    expect((await safeFetch("nothing", localRules())).problem).to.equal("it is no address");
  });

  it("follows redirects within the registrable domain", async () => {
    const { status, url } = await safeFetch(at(`/?to=${at("/there", "www.example.org")}`), localRules());
    expect([status, url]).to.deep.equal([200, `http://www.example.org:${server.port}/there`]);
  });

  it("does not follow a redirect to another domain", async () => {
    const { problem } = await safeFetch(at(`/?to=${at("/", "elsewhere.net")}`), localRules());
    expect(problem).to.equal("it redirects to another domain, elsewhere.net");
    expect(asked).to.have.length(1);
  });

  it("does not follow a redirect to a private address", async () => {
    const { problem } = await safeFetch(at("/?to=http://127.0.0.1/"), localRules());
    expect(problem).to.equal("it redirects to another domain, 127.0.0.1");
  });

  it("ends a loop of redirects", async () => {
    const { problem } = await safeFetch(at("/?to="), localRules());
    expect(problem).to.equal("it redirects more than 5 times");
    expect(asked).to.have.length(6);
  });

  it("ends what is too slow, and what is too long", async () => {
    expect((await safeFetch(at("/slow"), localRules({ timeoutMs: 100 }))).problem).to.equal(
      "it did not answer within 0.1 s",
    );
    expect((await safeFetch(at("/big"), localRules({ maxBytes: 4_999 }))).problem).to.equal(
      "its answer is longer than 4999 bytes",
    );
    expect((await safeFetch(at("/big"), localRules({ maxBytes: 5_000 }))).status).to.equal(200);
  });

  it("says that a name does not resolve, and that nothing listens", async () => {
    const resolve = async () => {
      throw new Error("ENOTFOUND");
    };
    expect((await safeFetch(at("/"), localRules({ resolve }))).problem).to.equal("its name does not resolve");
    expect((await safeFetch("http://app.example.org:1/", localRules())).problem).to.equal(
      "it failed (ECONNREFUSED)",
    );
  });
});
