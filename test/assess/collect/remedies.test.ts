import { join } from "node:path";
import { expect } from "chai";
import { rate } from "../../../src/assess/assess.ts";
import { observeSpec } from "../../../src/assess/collect/observe.ts";
import type { ProtocolAccess } from "../../../src/assess/collect/protocol.ts";
import type { InfrastructureSpec } from "../../../src/spec/infrastructureSchema.ts";
import type { Spec } from "../../../src/spec/schema.ts";
import { readSpec } from "../../../src/spec/spec.ts";
import { projectRoot } from "../../meta/testNames.ts";
import { localRules } from "./localServer.ts";

/** Nothing is on the network: what would be asked there is unknown. */
const ACCESS: ProtocolAccess = {
  rules: localRules({
    resolve: async () => {
      throw new Error("ENOTFOUND");
    },
  }),
  connect: (name) => ({
    name,
    request: async () => {
      throw new Error("ECONNREFUSED");
    },
  }),
  askNames: () => async () => undefined,
};

const specOf = (example: string): Promise<Spec> =>
  readSpec(join(projectRoot, "examples", "assessment", example, "spec.json"));

/** Rows of a check that are not at their best. */
const shortOf = async (spec: Spec, id: string): Promise<readonly unknown[]> => {
  const { facts } = await observeSpec(spec, {
    session: undefined,
    record: undefined,
    root: projectRoot,
    access: ACCESS,
  });
  const { checks } = rate({ facts, ruleset: "riq-2" });
  return checks
    .filter((row) => row.id === id && row.outcome !== 1)
    .map(({ outcome, part }) => ({ outcome, part }));
};

/** What is done about each failing check of the bad example that hangs on people and papers. */
const REMEDIES: Readonly<Record<string, readonly (keyof InfrastructureSpec)[]>> = {
  "RIQ-C12": ["signing"],
  "RIQ-N01": ["client", "rpc"],
  "RIQ-N05": ["client"],
  "RIQ-N06": ["rpc"],
  "RIQ-N09": ["client", "hasSpareCapacity"],
  "RIQ-R01": ["recoveryPlan"],
  "RIQ-R04": ["monitoring"],
  "RIQ-R06": ["incidents"],
  "RIQ-R08": ["rotation"],
  "RIQ-R09": ["attestation"],
  "RIQ-W06": ["manual"],
};

describe("what the bad example is told to do", () => {
  for (const [id, parts] of Object.entries(REMEDIES)) {
    it(`makes ${id} pass once it is done, which fails before`, async () => {
      const [bad, good] = [await specOf("bad"), await specOf("good")];
      const before = await shortOf(bad, id);
      expect(before).not.to.deep.equal([]);
      const infrastructure = { ...bad.infrastructure };
      for (const part of parts) Object.assign(infrastructure, { [part]: good.infrastructure?.[part] });
      expect(await shortOf({ ...bad, infrastructure }, id)).to.deep.equal([]);
    });
  }

  it("covers its calendar, where everything that it uses is entered", async () => {
    const [bad, good] = [await specOf("bad"), await specOf("good")];
    expect(await shortOf(bad, "RIQ-R10")).not.to.deep.equal([]);
    const calendar = good.infrastructure?.calendar;
    const { rpc, indexers: _, ...rest } = bad.infrastructure ?? {};
    const infrastructure = { ...rest, ...(rpc && { rpc }), calendar };
    expect(await shortOf({ ...bad, infrastructure }, "RIQ-R10")).to.deep.equal([]);
  });
});

describe("a spec without a chain", () => {
  it("is rated all the same, with every check of the chain unknown", async () => {
    const good = await specOf("good");
    const { facts, block } = await observeSpec(good, {
      session: undefined,
      record: undefined,
      root: projectRoot,
      access: ACCESS,
    });
    expect(block).to.equal(null);
    const { checks } = rate({ facts, ruleset: "riq-2" });
    const ofChain = checks.filter(({ id }) => ["RIQ-O01", "RIQ-O03", "RIQ-C01", "RIQ-F01"].includes(id));
    expect(ofChain.map(({ outcome }) => outcome)).to.deep.equal(ofChain.map(() => null));
    expect(ofChain).not.to.deep.equal([]);
  });

  it("passes no front-end and no gateway that it could not reach", async () => {
    const good = await specOf("good");
    const ipfs = {
      cid: "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
      gateways: ["https://g.example"],
    };
    const spec = { ...good, infrastructure: { ...good.infrastructure, ipfs } };
    const { facts, notes } = await observeSpec(spec, {
      session: undefined,
      record: undefined,
      root: projectRoot,
      access: ACCESS,
    });
    const { checks } = rate({ facts, ruleset: "riq-2" });
    const outcomes = checks
      .filter(({ id }) => id === "RIQ-W01" || id === "RIQ-W02")
      .map(({ outcome }) => outcome);
    expect(outcomes).to.deep.equal([null, null]);
    expect(notes.join(" ")).to.contain("its name does not resolve");
  });
});
