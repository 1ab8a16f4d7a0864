import { mock } from "node:test";
import { expect } from "chai";
import type { ResilientTransport, TransportOptions } from "../../src/transport/transport.ts";
import { healthy, lie, status, wrongChain } from "./faultyRpc.ts";
import { count, failureOf, type Stage, startStage } from "./stage.ts";

const MIN_REST_MS = 1_000;
const MAX_REST_MS = 64_000;
/** Looks at a probe, 5 ms apart, before it is given up. */
const MAX_LOOKS = 4_000;
const RESTS = { minRestMs: MIN_REST_MS, maxRestMs: MAX_REST_MS };

/** Only the date stands still: the sockets and their timers go on. */
describe("an endpoint that failed", () => {
  let stage: Stage;

  before(async () => {
    stage = await startStage();
  });

  beforeEach(() => mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-10-21T07:28:00Z") }));

  afterEach(() => {
    mock.timers.reset();
    stage.heal();
  });

  after(() => stage.close());

  const first = () => stage.servers[0] ?? expect.fail("There is no server.");

  const connect = (options: Partial<TransportOptions> = {}) => stage.connect({ ...RESTS, ...options });

  const snapshot = (transport: ResilientTransport) =>
    transport.snapshot().endpoints[0] ?? expect.fail("There is no endpoint.");

  /** Waits for the probe in the background, which nobody else waits for. */
  const until = async (isDone: () => boolean, transport: ResilientTransport): Promise<void> => {
    for (let looks = 0; looks < MAX_LOOKS && !isDone(); looks++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const { breaker, failures } = snapshot(transport);
    if (!isDone()) expect.fail(`The probe has not ended: ${breaker}, ${JSON.stringify(failures)}.`);
  };

  const isClosed = (transport: ResilientTransport) => () => snapshot(transport).breaker === "closed";

  /** Lets it lie until it is outvoted: as long as its head is not known it is not asked. */
  const catchLying = async (transport: ResilientTransport): Promise<void> => {
    first().fault = lie;
    for (let call = 0; call < MAX_LOOKS && isClosed(transport)(); call++) await transport.request(stage.read);
    expect(snapshot(transport).breaker).to.equal("open");
  };

  it("is not asked at all while it rests", async () => {
    first().fault = status(500);
    const transport = connect();
    await transport.request(stage.read);
    first().asked.length = 0;
    mock.timers.tick(MIN_REST_MS - 1);
    await transport.request(stage.read);
    expect(first().asked).to.deep.equal([]);
  });

  it("comes back by a probe of its chain and head, and then serves calls again", async () => {
    first().fault = status(500);
    const transport = connect();
    await transport.request(stage.read);
    first().fault = healthy;
    first().asked.length = 0;
    mock.timers.tick(2 * MIN_REST_MS);
    await transport.request(stage.read);
    await until(isClosed(transport), transport);
    expect(first().asked.slice(0, 2)).to.deep.equal(["eth_chainId", "eth_blockNumber"]);
    await transport.request(stage.read);
    expect(count(first(), "eth_call")).to.equal(1);
  });

  it("keeps resting where the probe finds it on another chain", async () => {
    first().fault = status(500);
    const transport = connect();
    await transport.request(stage.read);
    first().fault = wrongChain;
    mock.timers.tick(2 * MIN_REST_MS);
    await transport.request(stage.read);
    await until(() => snapshot(transport).breaks === 2, transport);
    expect(snapshot(transport)).to.deep.include({ breaker: "open", isOnChain: undefined });
    expect(snapshot(transport).failures.wrongChain).to.equal(1);
  });

  for (const [form, header] of [
    ["seconds", "30"],
    ["a date", "Wed, 21 Oct 2026 07:28:30 GMT"],
  ] as const) {
    it(`is left alone as long as Retry-After says in ${form}, and no longer`, async () => {
      first().fault = status(429, { "retry-after": header });
      const transport = connect();
      await transport.request(stage.read);
      expect(snapshot(transport).restedUntil).to.equal(Date.now() + 30_000);
      first().fault = healthy;
      first().asked.length = 0;
      mock.timers.tick(29_999);
      await transport.request(stage.read);
      expect(first().asked).to.deep.equal([]);
      mock.timers.tick(1);
      await transport.request(stage.read);
      await until(isClosed(transport), transport);
    });
  }

  it("is not asked before Retry-After is over even where nobody else is left", async () => {
    for (const server of stage.servers) server.fault = status(429, { "retry-after": "30" });
    const transport = connect();
    await failureOf(transport.request(stage.read));
    for (const server of stage.servers) server.asked.length = 0;
    const problem = await failureOf(transport.request(stage.read));
    expect(stage.servers.flatMap(({ asked }) => asked)).to.deep.equal([]);
    expect(problem)
      .to.have.property("message")
      .that.includes("node 1 was not asked: it rests until 2026-10-21T07:28:30.000Z");
  });

  it("is asked while it rests where the others do not suffice", async () => {
    for (const server of stage.servers) server.fault = status(500);
    const transport = connect({ retries: 0 });
    await failureOf(transport.request(stage.read));
    for (const server of stage.servers) server.fault = healthy;
    expect(await transport.request(stage.read)).to.equal(stage.truth);
  });

  it("rests longer each time it fails again after a recovery, because its breaker remembers", async () => {
    mock.method(Math, "random", () => 0.5);
    const transport = connect();
    const rests: number[] = [];
    for (let round = 0; round < 4; round++) {
      await catchLying(transport);
      rests.push(snapshot(transport).restedUntil - Date.now());
      mock.timers.tick(rests.at(-1) ?? 0);
      await transport.request(stage.read);
      await until(isClosed(transport), transport);
    }
    mock.restoreAll();
    expect(rests).to.deep.equal([1_500, 2_000, 3_000, 5_000]);
  });

  it("has its past forgotten after a long time without a failure", async () => {
    mock.method(Math, "random", () => 0.5);
    const transport = connect();
    const rests: number[] = [];
    for (let round = 0; round < 2; round++) {
      await catchLying(transport);
      rests.push(snapshot(transport).restedUntil - Date.now());
      mock.timers.tick((rests.at(-1) ?? 0) + MAX_REST_MS + 1);
      await transport.request(stage.read);
      await until(isClosed(transport), transport);
    }
    mock.restoreAll();
    expect(rests).to.deep.equal([1_500, 1_500]);
  });

  it("goes on serving until it has failed as often in a row as it may", async () => {
    first().fault = status(500);
    const transport = connect({ failuresToRest: 2, headMaxAgeMs: 0 });
    await transport.request(stage.read);
    expect(snapshot(transport).breaker).to.equal("closed");
    await transport.request(stage.read);
    expect(snapshot(transport).breaker).to.equal("open");
  });
});
