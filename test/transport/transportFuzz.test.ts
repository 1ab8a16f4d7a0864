import { expect } from "chai";
import fc from "fast-check";
import { HoldfastTransportError } from "../../src/transport/transport.ts";
import {
  healthy,
  lie,
  lieByRevert,
  lyingBlock,
  RPC_FAULTS,
  type RpcFault,
  staleHead,
  wrongChain,
} from "./faultyRpc.ts";
import { failureOf, type Stage, startStage } from "./stage.ts";

/** Who answers something that is not so: two of them that say the same would be believed. */
const LIARS: readonly RpcFault[] = [lie, lieByRevert, lyingBlock, staleHead, wrongChain];
const HONEST: readonly RpcFault[] = [healthy, ...Object.values(RPC_FAULTS)].filter(
  (fault) => !LIARS.includes(fault),
);
const RUNS = process.env["HOLDFAST_DEEP"] === "1" ? 300 : 25;

/** Every run that ends at its deadline takes a tenth of a second or more. */
const MAX_MS = 600_000;

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

  it("gives the right answer or an error that names every endpoint, and the right one where two are healthy", async function () {
    this.timeout(MAX_MS);
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
          // In later rounds an endpoint may still rest for what it did before; on a busy machine a sound one may be late.
          const isLate = answer.endpoints.some(
            ({ failure }, index) => failure === "timeout" && three[index] === healthy,
          );
          if (round === 0 && !isLate) expect(isSound, answer.message).to.equal(false);
        } else {
          expect(answer).to.equal(stage.truth);
        }
      }
    });
    await fc.assert(property, { numRuns: RUNS, seed: Number(process.env["HOLDFAST_SEED"] ?? 5) % 2 ** 31 });
  });

  it("ends at its deadline with an error where every endpoint hangs", async () => {
    for (const server of stage.servers) server.fault = () => undefined;
    const problem = await failureOf(stage.connect({ deadlineMs: 50, hedgeAfterMs: 10 }).request(stage.read));
    expect(problem)
      .to.have.property("message")
      .that.matches(/node 3 did not answer within \d+ ms; check/);
  });
});
