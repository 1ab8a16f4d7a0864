import { expect } from "chai";
import fc from "fast-check";
import { availabilityOf } from "../../../src/assess/availability/availability.ts";
import {
  AVAILABILITY_BETAS,
  type CommonCause,
  commonCauses,
} from "../../../src/assess/availability/causes.ts";
import { distributionOf } from "../../../src/assess/availability/distribution.ts";
import { type Fails, unavailabilityOf } from "../../../src/assess/availability/exact.ts";
import { triedUnavailability } from "../../../src/assess/availability/monteCarlo.ts";
import { type Happenings, happeningsOf } from "../../../src/assess/availability/shocks.ts";
import type { AvailabilitySource } from "../../../src/assess/availability/source.ts";
import { CONFIGURATIONS, countOf, FIXED_BETAS, failsFrom, sourcesWith } from "./configurations.ts";

const happeningsIn = (sources: readonly AvailabilitySource[]): Happenings =>
  happeningsOf(
    sources.map(({ unavailability }) => unavailability),
    commonCauses(sources, FIXED_BETAS),
  );

/** Every combination of shocks and outages, one by one. */
const enumerated = ({ shocks, alone }: Happenings, fails: Fails): number => {
  let sum = 0;
  for (let struck = 0; struck < 2 ** shocks.length; struck += 1) {
    for (let down = 0; down < 2 ** alone.length; down += 1) {
      let [chance, mask] = [1, down];
      for (const [place, { mask: hit, probability }] of shocks.entries()) {
        const isStruck = ((struck >> place) & 1) === 1;
        chance *= isStruck ? probability : 1 - probability;
        if (isStruck) mask |= hit;
      }
      for (const [place, share] of alone.entries()) chance *= (down >> place) & 1 ? share : 1 - share;
      if (fails(mask)) sum += chance;
    }
  }
  return sum;
};

const SEED = 20_261_201;
const isDeep = process.env["HOLDFAST_DEEP"] === "1";
const DRAWS = isDeep ? 20_000_000 : 2_000_000;

const shares = fc.array(fc.double({ min: 1e-6, max: 0.2, noNaN: true }), { minLength: 2, maxLength: 5 });
const causesFor = (count: number) =>
  fc.array(
    fc.record({
      kind: fc.constant("code" as const),
      name: fc.constant("cause"),
      members: fc.integer({ min: 1, max: 2 ** count - 1 }),
      beta: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 4 },
  );
const situation = shares.chain((drawn) =>
  fc.record({
    drawn: fc.constant(drawn),
    causes: causesFor(drawn.length),
    quorum: fc.integer({ min: 1, max: drawn.length }),
  }),
);

describe("the predicted unavailability", function () {
  this.timeout(0);

  for (const { title, sources, fails, exact, minutes, independent } of CONFIGURATIONS) {
    it(`of ${title} is the method's to all printed digits`, () => {
      const found = availabilityOf(sources, fails, FIXED_BETAS);
      expect(found.unavailability.toExponential(5)).to.equal(exact);
      expect(Number(found.minutesPerYear.toPrecision(3))).to.equal(Number(minutes));
      expect(found.independent.toExponential(1)).to.equal(independent);
    });
  }

  for (const { title, sources, fails } of CONFIGURATIONS.filter(
    ({ title: one }) => !one.startsWith("three slots"),
  )) {
    it(`of ${title} is what comes of trying, within three standard errors`, () => {
      const happenings = happeningsIn(sources);
      const tried = triedUnavailability(happenings, fails, DRAWS, SEED);
      const exactly = unavailabilityOf(happenings, fails);
      expect(Math.abs(tried.unavailability - exactly)).to.be.at.most(3 * Math.sqrt(exactly / DRAWS));
    });
  }

  for (const [q, row] of [
    [1e-4, ["2.9998e-8", "2.0288e-6", "1.0024e-5", "3.0015e-5"]],
    [1e-3, ["2.9980e-6", "2.2879e-5", "1.0243e-4", "3.0147e-4"]],
    [1e-2, ["2.9800e-4", "4.8629e-4", "1.2418e-3", "3.1468e-3"]],
  ] as const) {
    it(`of 2oo3 with q ${q} follows the floor's beta as the method's table has it`, () => {
      const found = [0, 0.02, 0.1, 0.3].map((beta) =>
        availabilityOf(sourcesWith(3, { q, tags: () => ({}) }), failsFrom(2), {
          ...AVAILABILITY_BETAS,
          floor: () => beta,
        }).unavailability.toExponential(4),
      );
      expect(found).to.deep.equal(row);
    });
  }

  for (const [title, count, quorum, high] of [
    ["1oo2", 2, 2, 1e-4],
    ["1oo3", 3, 3, 4.2e-5],
    ["2oo3", 3, 2, 2e-4],
    ["2oo4", 4, 3, 7.1e-5],
    ["3oo4", 4, 2, 3.1e-4],
    ["3oo5", 5, 3, 9.1e-5],
  ] as const) {
    it(`of ${title} on priors alone has the method's bound at 95 %, to a seventh`, () => {
      const found = availabilityOf(sourcesWith(count, { spread: Math.log(10) / 1.645 }), failsFrom(quorum));
      expect(found.high).to.be.within(high * 0.86, high * 1.14);
      expect(found.low).to.be.below(found.unavailability);
    });
  }

  it("is the same by combining every shock and outage one by one", () => {
    fc.assert(
      fc.property(situation, ({ drawn, causes, quorum }) => {
        const happenings = happeningsOf(drawn, causes);
        if (happenings.shocks.length > 8) return;
        const found = unavailabilityOf(happenings, failsFrom(quorum));
        expect(Math.abs(found - enumerated(happenings, failsFrom(quorum)))).to.be.at.most(3e-13);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("leaves each source down for exactly its own share, whatever causes are asked", () => {
    fc.assert(
      fc.property(situation, ({ drawn, causes }) => {
        const states = distributionOf(happeningsOf(drawn, causes));
        for (const [place, share] of drawn.entries()) {
          const down = states.reduce((sum, chance, mask) => ((mask >> place) & 1 ? sum + chance : sum), 0);
          expect(down).to.be.closeTo(share, 1e-12);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it("never falls where a source is down for longer", () => {
    fc.assert(
      fc.property(situation, fc.nat(), ({ drawn, causes, quorum }, chosen) => {
        const place = chosen % drawn.length;
        const worse = drawn.map((share, index) => (index === place ? Math.min(0.5, share * 1.5) : share));
        // Small betas: no cause has to be made smaller.
        const mild = causes.map((cause): CommonCause => ({ ...cause, beta: cause.beta / 5 }));
        const before = unavailabilityOf(happeningsOf(drawn, mild), failsFrom(quorum));
        const after = unavailabilityOf(happeningsOf(worse, mild), failsFrom(quorum));
        expect(after).to.be.at.least(before - 1e-12);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("never falls where more is common and single losses are survived; where all are needed it may", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.integer({ min: 2, max: 5 }),
        (beta, count) => {
          const floor = (size: number) => ({ ...AVAILABILITY_BETAS, floor: () => size });
          const sources = sourcesWith(count, { q: 1e-2, tags: () => ({}) });
          const at = (size: number) => availabilityOf(sources, failsFrom(2), floor(size)).unavailability;
          expect(at(Math.min(1, beta + 0.1))).to.be.at.least(at(beta) - 1e-12);
        },
      ),
      { seed: SEED, numRuns: 30 },
    );
    const both = (beta: number) =>
      availabilityOf(sourcesWith(2, { tags: () => ({}) }), failsFrom(1), {
        ...AVAILABILITY_BETAS,
        floor: () => beta,
      }).unavailability;
    expect(both(1)).to.be.below(both(0));
  });

  it("hangs on no order of the sources", () => {
    const tags = (place: number) => ({
      provider: `provider ${place >> 1}`,
      upstreams: [`venue ${place % 2}`],
    });
    const sources = sourcesWith(4, { tags });
    const found = availabilityOf(sources, failsFrom(3)).unavailability;
    expect(availabilityOf(sources.toReversed(), failsFrom(3)).unavailability).to.be.closeTo(found, 1e-18);
  });

  it("is helped less by a source that shares a provider than by one of its own", () => {
    const alone = availabilityOf(sourcesWith(2), failsFrom(2)).unavailability;
    const correlated = availabilityOf(
      sourcesWith(3, { tags: (place) => ({ provider: `provider ${Math.min(place, 1)}` }) }),
      failsFrom(3),
    ).unavailability;
    const independent = availabilityOf(sourcesWith(3), failsFrom(3)).unavailability;
    expect(independent).to.be.below(correlated);
    expect(correlated).to.be.at.most(alone);
  });

  it("takes sources of one root for one, and not for two that mostly fail together", () => {
    const merged = availabilityOf(sourcesWith(2, { root: () => "one" }), failsFrom(1), FIXED_BETAS);
    expect(merged.unavailability.toExponential(5)).to.equal("1.00000e-3");
  });

  it("leaves a very reliable member its own share, and the others their common cause", () => {
    const sources = sourcesWith(2).map((source, place) =>
      place === 0 ? { ...source, unavailability: 1e-6 } : source,
    );
    const shares = sources.map(({ unavailability }) => unavailability);
    const states = distributionOf(happeningsOf(shares, commonCauses(sources, FIXED_BETAS)));
    expect((states[1] ?? 0) + (states[3] ?? 0)).to.be.closeTo(1e-6, 1e-15);
    expect(countOf(3)).to.equal(2);
  });
});
