import { expect } from "chai";
import fc from "fast-check";
import { HoldfastTransportError } from "../../src/client/transport.ts";
import { healthy, lie, lieByRevert, lyingBlock, RPC_FAULTS, type RpcFault, wrongChain } from "./faultyRpc.ts";
import { failureOf, type Stage, startStage } from "./stage.ts";

const LIARS: readonly RpcFault[] = [lie, lieByRevert, lyingBlock];
const HONEST: readonly RpcFault[] = [healthy, wrongChain, ...Object.values(RPC_FAULTS)].filter(
  (fault) => !LIARS.includes(fault),
);
const RUNS = process.env["HOLDFAST_DEEP"] === "1" ? 1_000 : 40;

/** One that may lie, two that may fail but not lie, in any order. */
const faults = fc
  .tuple(fc.constantFrom(...LIARS, ...HONEST), fc.constantFrom(...HONEST), fc.constantFrom(...HONEST))
  .chain((three) => fc.shuffledSubarray(three, { minLength: 3 }));

describe("a transport over any three endpoints of which at most one lies", () => {
  let stage: Stage;

  before(async () => {
    stage = await startStage();
  });

  afterEach(() => stage.heal());

  after(() => stage.close());

  it("gives the right answer or an error that names every endpoint, and the right one where two are healthy", async () => {
    const property = fc.asyncProperty(fc.array(faults, { minLength: 1, maxLength: 3 }), async (rounds) => {
      stage.heal();
      const transport = stage.connect({
        deadlineMs: 120,
        hedgeAfterMs: 30,
        minRestMs: 1,
        maxRestMs: 8,
        headMaxAgeMs: 5,
      });
      for (const [round, three] of rounds.entries()) {
        for (const [index, server] of stage.servers.entries()) server.fault = three[index] ?? healthy;
        const answer = await transport.request(stage.read).catch((problem: unknown) => problem);
        if (answer instanceof HoldfastTransportError) {
          expect(answer.endpoints.map(({ name }) => name)).to.deep.equal(["node 1", "node 2", "node 3"]);
          const isSound = three.filter((fault) => fault === healthy).length >= 2;
          // In later rounds an endpoint may still rest for what it did in an earlier one.
          if (round === 0) expect(isSound, answer.message).to.equal(false);
        } else {
          expect(answer).to.equal(stage.truth);
        }
      }
    });
    await fc.assert(property, { numRuns: RUNS, seed: Number(process.env["HOLDFAST_SEED"] ?? 5) % 2 ** 31 });
  });

  it("never asks for more time than it was given, whatever the endpoints do", async () => {
    for (const server of stage.servers) server.fault = () => undefined;
    const problem = await failureOf(stage.connect({ deadlineMs: 50, hedgeAfterMs: 10 }).request(stage.read));
    expect(problem)
      .to.have.property("message")
      .that.matches(/node 3 did not answer within \d+ ms; check/);
  });
});
