import { expect } from "chai";
import hre from "hardhat";
import { readIncidents } from "../../src/replay/incident.ts";
import { isReplayable } from "../../src/replay/incidentScenario.ts";
import { type ReplayEntry, replayIncident, unreplayed } from "../../src/replay/replay.ts";
import { verdictOf } from "../../src/replay/verdict.ts";
import { SYSTEMS } from "../../src/simulate/builtInSystems.ts";
import type { System } from "../../src/simulate/system.ts";
import { expectNear } from "../support/near.ts";

const INCIDENTS = readIncidents("data/incidents.json");

const systemsNamed = (...names: readonly string[]): System[] =>
  names.map((name) => {
    const system = SYSTEMS.get(name);
    if (system === undefined) throw new RangeError(`There is no system ${name}.`);
    return system;
  });

const replayed = async (id: string, systems: readonly System[]): Promise<readonly ReplayEntry[]> => {
  const incident = INCIDENTS.find((candidate) => candidate.id === id);
  if (incident === undefined) throw new RangeError(`There is no incident ${id}.`);
  return (await replayIncident(hre.artifacts, incident, systems)).entries;
};

const verdictsOf = (entries: readonly ReplayEntry[]): string[] =>
  entries.map(({ system, verdict }) => `${system}: ${verdict}`);

describe("verdictOf", () => {
  const levelsSeconds = { Normal: 60, Degraded: 0, Restricted: 0, Unavailable: 0 };
  const measured = { wrongSeconds: 0, unavailableSeconds: 0, levelsSeconds } as Parameters<
    typeof verdictOf
  >[0];

  it("is held where nothing happened", () => {
    expect(verdictOf(measured)).to.equal("held");
  });

  it("is degraded from the first second at that level on", () => {
    expect(verdictOf({ ...measured, levelsSeconds: { ...levelsSeconds, Degraded: 1 } })).to.equal("degraded");
  });

  it("is refused from the first second without a price on, whatever the level was", () => {
    const degraded = { ...levelsSeconds, Degraded: 1 };
    expect(verdictOf({ ...measured, levelsSeconds: degraded, unavailableSeconds: 1 })).to.equal("refused");
  });

  it("is served wrong from the first wrong second on, however much was refused", () => {
    expect(verdictOf({ ...measured, wrongSeconds: 1, unavailableSeconds: 1_000 })).to.equal("served wrong");
  });
});

describe("replayIncident", () => {
  const ours = systemsNamed("holdfast-ordered", "holdfast-median");

  for (const incident of INCIDENTS.filter((one) => isReplayable(one) && one.caught.verdict === "yes")) {
    it(`serves no wrong price in ${incident.id}, which is judged catchable`, async () => {
      const verdicts = (await replayed(incident.id, ours)).map(({ verdict }) => verdict);
      expect(verdicts).to.deep.equal(["degraded", "degraded"]);
    });
  }

  it("has a single feed serve what the incident's feed said", async () => {
    const [entry] = await replayed("bzx-susd-2020", systemsNamed("single-feed"));
    expect(entry).to.deep.include({ verdict: "served wrong", worstErrorBps: 10_000, wrongSeconds: 600 });
  });

  it("is fooled where every provider follows a manipulated market", async () => {
    const everyone = await replayed("hyperliquid-jelly-2025", [...SYSTEMS.values()]);
    expect(everyone.length).to.be.greaterThan(4);
    expect(new Set(everyone.map(({ verdict }) => verdict))).to.deep.equal(new Set(["served wrong"]));
  });

  it("refuses while a sequencer is down and in the grace after", async () => {
    const entries = await replayed("arbitrum-2023-12", ours);
    expect(verdictsOf(entries)).to.deep.equal(["holdfast-ordered: refused", "holdfast-median: refused"]);
    const [{ levelsSeconds } = { levelsSeconds: undefined }] = entries;
    expectNear(levelsSeconds?.Restricted, 3_600, 12);
    expectNear(levelsSeconds?.Unavailable, 4_680, 12);
  });
});

describe("unreplayed", () => {
  it("names every incident that has no events, with the reason", () => {
    const left = unreplayed(
      INCIDENTS.filter((one) => !isReplayable(one)),
      [],
    );
    expect(left).to.have.length(56);
    expect(left.find(({ id }) => id === "curve-dns-2022")?.reason).to.equal(
      'it is of the kind "frontend", which no oracle sees',
    );
  });

  it("says of an incident that a stopped replay did not come to that it was stopped", () => {
    const replayable = INCIDENTS.filter(isReplayable);
    const [{ id } = { id: "" }] = replayable;
    const entry = { id, system: "single-feed" } as ReplayEntry;
    const left = unreplayed(replayable, [entry]);
    expect(left).to.have.length(replayable.length - 1);
    expect(new Set(left.map(({ reason }) => reason))).to.deep.equal(
      new Set(["the replay was stopped before it"]),
    );
  });
});
