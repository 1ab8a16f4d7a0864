import { expect } from "chai";
import { levelChanges, type LevelChange } from "../../src/client/levelChanges.ts";
import { HEALTHY, LIBRARIES, loadStage, REVERT_CUSTOM_ERROR, setBehavior } from "./clientStage.ts";

const POLL = { pollingInterval: 5 };

const summaryOf = ({ previous, level }: LevelChange) => `${previous ?? "start"} -> ${level}`;

for (const [library, connect] of Object.entries(LIBRARIES)) {
  describe(`the levels that a client on ${library} watches`, () => {
    it("are the one at the start and each other one that is met", async () => {
      const { oracle, feeds } = await loadStage();
      const ending = new AbortController();
      const met: string[] = [];
      for await (const change of connect(oracle).levelChanges({ ...POLL, signal: ending.signal })) {
        met.push(summaryOf(change));
        if (met.length === 1) await setBehavior(feeds[0], REVERT_CUSTOM_ERROR);
        if (met.length === 2) await setBehavior(feeds[1], REVERT_CUSTOM_ERROR);
        if (met.length === 3) await setBehavior(feeds[0], HEALTHY);
        if (met.length === 4) ending.abort();
      }
      expect(met).to.deep.equal([
        "start -> Normal",
        "Normal -> Degraded",
        "Degraded -> Restricted",
        "Restricted -> Degraded",
      ]);
    });

    it("come with the reports of the same block", async () => {
      const { oracle, feeds } = await loadStage();
      await setBehavior(feeds[2], REVERT_CUSTOM_ERROR);
      for await (const { block, reading, sources } of connect(oracle).levelChanges(POLL)) {
        expect(reading).to.deep.equal(await connect(oracle).tryRead({ block: block.number }));
        expect(sources.map(({ fault }) => fault)).to.deep.equal(["None", "None", "Reverted", "None"]);
        break;
      }
    });

    it("are handed to a listener until it unsubscribes", async () => {
      const { oracle, feeds } = await loadStage();
      const met: string[] = [];
      await new Promise<void>((resolve, reject) => {
        const unsubscribe = connect(oracle).watchLevel({
          ...POLL,
          onFailure: reject,
          onChange: (change) => {
            met.push(summaryOf(change));
            if (met.length === 1) setBehavior(feeds[0], REVERT_CUSTOM_ERROR).catch(reject);
            if (met.length < 2) return;
            unsubscribe();
            resolve();
          },
        });
      });
      expect(met).to.deep.equal(["start -> Normal", "Normal -> Degraded"]);
    });
  });
}

const READING = {
  price: 1n,
  low: 1n,
  high: 1n,
  updatedAt: 1n,
  votes: 1,
  served: 0,
  usedMask: 1,
  faultMask: 0,
} as const;

/** Heads in turn, the last for ever; odd blocks are Normal and even ones Degraded; a negative one is a failed call. */
const scripted = (...numbers: number[]) => {
  const asked: bigint[] = [];
  let next = 0;
  return {
    asked,
    watched: {
      head: async () => {
        const number = numbers[Math.min(next, numbers.length - 1)] ?? 0;
        next += 1;
        if (number < 0) throw new Error(`failure ${number}`);
        return { number: BigInt(number), timestamp: 0n };
      },
      oracle: {
        tryRead: async ({ block }: { readonly block: bigint }) => {
          asked.push(block);
          return { ...READING, level: block % 2n === 1n ? ("Normal" as const) : ("Degraded" as const) };
        },
        inspect: async () => [],
      },
    },
  };
};

const firstOf = async (count: number, changes: AsyncIterable<LevelChange>): Promise<bigint[]> => {
  const blocks: bigint[] = [];
  for await (const { block } of changes) {
    blocks.push(block.number);
    if (blocks.length === count) break;
  }
  return blocks;
};

describe("levelChanges", () => {
  it("does not believe a node that fell behind", async () => {
    const { watched, asked } = scripted(7, 4, 6, 7, 8);
    expect(await firstOf(2, levelChanges(watched, { pollingInterval: 0 }))).to.deep.equal([7n, 8n]);
    expect(asked).to.deep.equal([7n, 8n]);
  });

  it("is silent while the level stays", async () => {
    const { watched, asked } = scripted(1, 3, 5, 6);
    expect(await firstOf(2, levelChanges(watched, { pollingInterval: 0 }))).to.deep.equal([1n, 6n]);
    expect(asked).to.deep.equal([1n, 3n, 5n, 6n]);
  });

  it("throws what a node throws where nobody takes it", async () => {
    const { watched } = scripted(-1);
    const outcome = await firstOf(1, levelChanges(watched, {})).catch(String);
    expect(outcome).to.equal("Error: failure -1");
  });

  it("goes on after failures that somebody takes", async () => {
    const { watched } = scripted(1, -1, -2, 2);
    const failures: string[] = [];
    const onFailure = (failure: unknown) => failures.push(String(failure));
    const blocks = await firstOf(2, levelChanges(watched, { pollingInterval: 0, onFailure }));
    expect(blocks).to.deep.equal([1n, 2n]);
    expect(failures).to.deep.equal(["Error: failure -1", "Error: failure -2"]);
  });

  it("ends at once by its signal while it pauses", async () => {
    const ending = new AbortController();
    const blocks: bigint[] = [];
    const options = { signal: ending.signal, pollingInterval: 3_600_000 };
    for await (const { block } of levelChanges(scripted(1).watched, options)) {
      blocks.push(block.number);
      setTimeout(() => ending.abort(), 5);
    }
    expect(blocks).to.deep.equal([1n]);
  });

  it("ends at once by its signal while the node does not answer", async () => {
    const ending = new AbortController();
    const { oracle } = scripted(1).watched;
    const head = () => new Promise<never>(() => setTimeout(() => ending.abort(), 5));
    expect(await firstOf(1, levelChanges({ head, oracle }, { signal: ending.signal }))).to.deep.equal([]);
  });

  it("looks at nothing where its signal was given before", async () => {
    const { watched, asked } = scripted(1);
    expect(await firstOf(1, levelChanges(watched, { signal: AbortSignal.abort() }))).to.deep.equal([]);
    expect(asked).to.deep.equal([]);
  });
});
