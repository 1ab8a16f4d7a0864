import { expect } from "chai";
import { registrationOf } from "../../../src/assess/collect/registries.ts";
import { localRules, type LocalServer, openLocalServer } from "./localServer.ts";

describe("a registry", () => {
  let server: LocalServer;
  let asked = "";

  before(async () => {
    server = await openLocalServer((request, response) => {
      asked = request.url ?? "";
      if (asked.endsWith("/gone.org")) response.writeHead(404).end("{}");
      else if (asked.endsWith("/page.org")) response.writeHead(200).end("<html></html>");
      else {
        const locked = asked.endsWith("/locked.org") ? ["client transfer prohibited"] : ["active"];
        const entities = [{ roles: ["registrar"], handle: "292" }, { roles: ["abuse"] }];
        response
          .writeHead(200)
          .end(JSON.stringify({ status: locked, entities, secureDNS: { delegationSigned: true } }));
      }
    });
  });

  after(() => server.close());

  const ask = (host: string) =>
    registrationOf(host, { org: `http://rdap.example.org:${server.port}/` }, localRules());

  it("is asked for the registrable domain, and says registrar and lock", async () => {
    expect(await ask("app.locked.org")).to.include({
      isTransferLocked: true,
      registrar: "292",
      registry: "org",
    });
    expect(asked).to.equal("/domain/locked.org");
    expect(await ask("open.org")).to.include({ isTransferLocked: false });
  });

  it("says nothing of a domain that it does not have, of another top level, or where it answers with a page", async () => {
    expect(await ask("gone.org")).to.equal(undefined);
    expect(await ask("page.org")).to.equal(undefined);
    expect(await ask("locked.net")).to.equal(undefined);
  });
});
