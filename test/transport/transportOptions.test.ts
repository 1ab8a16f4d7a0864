import { expect } from "chai";
import {
  readTransportOptions,
  type TransportOptions,
  TransportOptionsError,
} from "../../src/transport/transportOptions.ts";

const ENDPOINTS = ["https://one.test/key", "https://two.test", "https://three.test"];
const given = { endpoints: ENDPOINTS, chainId: 1 };

const refusalOf = (options: object): string => {
  try {
    readTransportOptions({ ...given, ...options } as TransportOptions);
  } catch (problem) {
    if (problem instanceof TransportOptionsError) return problem.message;
    throw problem;
  }
  throw new Error("The options were accepted.");
};

describe("readTransportOptions", () => {
  it("needs the majority to agree unless told otherwise", () => {
    const agreement = (count: number) =>
      readTransportOptions({ endpoints: ENDPOINTS.slice(0, count), chainId: 1 }).agreement;
    expect([1, 2, 3].map(agreement)).to.deep.equal([1, 2, 2]);
  });

  it("hedges after a tenth of the deadline unless told otherwise", () => {
    expect(readTransportOptions({ ...given, deadlineMs: 1_000 }).hedgeAfterMs).to.equal(100);
  });

  it("names endpoints by their hosts, without the path in which keys are", () => {
    expect(readTransportOptions(given).endpoints.map(({ name }) => name)).to.deep.equal([
      "one.test",
      "two.test",
      "three.test",
    ]);
  });

  it("numbers endpoints that share a host", () => {
    const endpoints = ["https://one.test/a", "https://one.test/b"];
    expect(readTransportOptions({ endpoints, chainId: 1 }).endpoints.map(({ name }) => name)).to.deep.equal([
      "one.test#1",
      "one.test#2",
    ]);
  });

  for (const [options, sentence] of [
    [{ endpoints: [] }, "endpoints is empty: give at least one, and three to outvote one that lies."],
    [
      { endpoints: ["ftp://one.test/key"] },
      "The endpoint one.test is not an http or https address: begin it with https://.",
    ],
    [
      { endpoints: [{ url: "wss://one.test/key", headers: { authorization: "secret" } }] },
      "The endpoint one.test has headers, which no WebSocket can send: put the key into its address, or give its https address.",
    ],
    [
      { endpoints: ["one.test/key"] },
      "The endpoint one.test is not an http or https address: begin it with https://.",
    ],
    [{ endpoints: [5] }, "An endpoint is neither an address nor { url, name, headers }: give one of them."],
    [{ endpoints: [{}] }, "An endpoint is neither an address nor { url, name, headers }: give one of them."],
    [
      { endpoints: ["https://me:secret@one.test"] },
      "The endpoint one.test has a user name or password in its address: send it as a header instead.",
    ],
    [
      { endpoints: ["https://:secret@one.test"] },
      "The endpoint one.test has a user name or password in its address: send it as a header instead.",
    ],
    [
      { endpoints: [{ url: "https://one.test", headers: { authorization: "secret\n" + "x" } }] },
      "The headers authorization of an endpoint cannot be sent: correct their names and values.",
    ],
    [
      { endpoints: [{ url: "https://one.test", header: {} }] },
      "The option header is unknown: take one of url, name, headers.",
    ],
    [
      { endpoints: [{ url: "https://one.test", name: "" }] },
      "An endpoint's name is empty: give one, or none to have it named by its host.",
    ],
    [
      { endpoints: ["https://one.test", "https://one.test/#second"] },
      "The endpoint one.test#2 is given twice: one node must not vote twice, so remove it.",
    ],
    [
      { endpoints: "https://one.test" },
      "endpoints is the string https://one.test: give a list of addresses.",
    ],
    [{ extraReads: "trace_call" }, "extraReads is the string trace_call: give a list of methods."],
    [
      { endpoints: ["https://one.test", "https://one.test/"] },
      "The endpoint one.test#2 is given twice: one node must not vote twice, so remove it.",
    ],
    [
      {
        endpoints: [
          { url: "https://one.test", name: "x" },
          { url: "https://two.test", name: "x" },
        ],
      },
      "Two endpoints are named x: give each its own name.",
    ],
    [{ agreement: 4 }, "agreement is 4 of 3 endpoints: lower it or add endpoints."],
    [{ agreement: 0 }, "agreement is 0: give at least 1."],
    [{ chainId: 1.5 }, "chainId is 1.5: give a whole number."],
    [{ chainId: "1" }, "chainId is the string 1: give a whole number."],
    [{ deadlineMs: 600_001 }, "deadlineMs is 600001: give at most 600000."],
    [
      { deadlineMs: 100, hedgeAfterMs: 101 },
      "hedgeAfterMs is 101, longer than the deadline of 100 ms: lower it.",
    ],
    [{ minRestMs: 10, maxRestMs: 9 }, "minRestMs is 10, longer than maxRestMs of 9: lower it."],
  ] as const) {
    it(`refuses ${JSON.stringify(options)} in a sentence`, () => {
      expect(refusalOf(options)).to.equal(sentence);
    });
  }

  it("names an unknown option and those that there are", () => {
    expect(refusalOf({ quorum: 2 })).to.match(
      /^The option quorum is unknown: take one of endpoints, chainId, /,
    );
  });

  for (const address of ["ws://one.test", "wss://one.test/key", "WSS://one.test"]) {
    it(`accepts ${address}, which is asked through a socket`, () => {
      expect(readTransportOptions({ endpoints: [address], chainId: 1 }).endpoints[0]?.name).to.equal(
        "one.test",
      );
    });
  }

  it("accepts each limit itself", () => {
    const limits = { agreement: 3, deadlineMs: 600_000, hedgeAfterMs: 600_000, minRestMs: 9, maxRestMs: 9 };
    expect(readTransportOptions({ ...given, ...limits })).to.include(limits);
  });
});
