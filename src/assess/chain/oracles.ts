import type { DeploymentRecord } from "../../deploy/record.ts";
import { digestOf } from "../../files/canonicalJson.ts";
import { interfaceOf } from "../../files/artifacts.ts";
import type { DrillReport, ReportedOracle } from "../../drill/drillReport.ts";
import { subjectOf } from "../../lint/subject.ts";
import type { Origin } from "../../lint/rule.ts";
import type { Spec } from "../../spec/schema.ts";
import type { EvidenceRecord } from "../assessment.ts";
import type { EvidenceClass, Fact } from "../evidence.ts";
import type { Holder, OracleFacts, PriceLimits, ProviderControl, SequencerFacts } from "../oracleFacts.ts";
import { holdersOf, type Outsiders } from "./accounts.ts";
import type { ChainReader } from "./chainReader.ts";
import { controlOf } from "./control.ts";
import { drillFactsOf } from "./drillFacts.ts";
import { isCodeOf, maskedHash } from "./ourCode.ts";
import { namedAddress, upgradeOf } from "./proxies.ts";
import { tagsOf, voicesNow } from "./voices.ts";

/** What the chain says of every oracle of a spec, at the drill's block. */

/** What is asked about. */
export interface OracleSite {
  readonly reader: ChainReader;
  readonly spec: Spec;
  readonly record: DeploymentRecord | undefined;
  readonly drill: DrillReport;
}

/** Facts with the records that show them. */
export interface ObservedOracles {
  readonly oracles: readonly OracleFacts[];
  readonly evidence: readonly EvidenceRecord[];
}

/** Records what is observed, and gives facts that name their record. */
const openRecorder = ({ reader: { session } }: OracleSite) => {
  const records: EvidenceRecord[] = [];
  const observe = <Value>(
    kind: EvidenceRecord["kind"],
    subject: string,
    what: string,
    value: Value,
    evidenceClass: EvidenceClass,
    source: string,
  ): Fact<Value> => {
    const id = `${kind}:${subject}:${what}`;
    const isTimeless = evidenceClass === "S";
    records.push({
      id,
      kind,
      subject,
      class: evidenceClass,
      observedAt: isTimeless ? null : session.block.timestamp,
      block: isTimeless ? null : session.block.number,
      chainId: isTimeless ? null : session.chainId,
      source,
      request: what,
      responseSha256: digestOf(value ?? null),
    });
    return {
      value,
      class: evidenceClass,
      at: isTimeless ? null : session.block.timestamp,
      evidence: [id],
    };
  };
  return { records, observe };
};

/** Oracles drilled at several layers count at the one where most sources can fail. */
const widestLayers = ({ oracles }: DrillReport): ReadonlyMap<string, ReportedOracle> => {
  const widest = new Map<string, ReportedOracle>();
  for (const oracle of oracles) {
    const known = widest.get(oracle.subject);
    if (known === undefined || oracle.sources.length > known.sources.length)
      widest.set(oracle.subject, oracle);
  }
  return widest;
};

/** What the spec says of feeds, by their addresses: of feeds that were deployed too. */
const originsByAddress = (
  spec: Spec,
  record: DeploymentRecord | undefined,
): ReadonlyMap<string, readonly Origin[]> => {
  const today = "2000-01-01";
  const keyed = new Map(
    subjectOf(spec, { rules: [], today }).oracles.flatMap(({ sources }) =>
      sources.map(({ source, origins }) => [source.feed, origins] as const),
    ),
  );
  const addressOf = (key: string): string | undefined =>
    record?.feeds[key]?.address ?? spec.feeds[key]?.address;
  const known = new Map<string, readonly Origin[]>();
  for (const key of Object.keys(spec.feeds)) {
    const address = addressOf(key)?.toLowerCase();
    const provider = spec.providers[spec.feeds[key]?.provider ?? ""];
    const feed = spec.feeds[key];
    if (address === undefined || feed === undefined || provider === undefined) continue;
    const own: Origin = {
      key,
      feed,
      provider: feed.provider,
      operators: feed.operators ?? provider.operators,
      admin: feed.admin ?? provider.admin,
      transport: feed.transport ?? provider.transport,
      upstreams: feed.upstreams ?? provider.upstreams,
      root: feed.root ?? address,
    };
    known.set(address, keyed.get(key) ?? [own]);
  }
  return known;
};

const outsidersIn = ({ infrastructure }: Spec): Outsiders =>
  new Map(
    Object.entries(infrastructure?.councils ?? {}).map(([address, { outsiders }]) => [
      address.toLowerCase(),
      outsiders,
    ]),
  );

/** Who can change a feed: its owner, or the admin of its proxy; nothing where neither shows. */
const providerControl = async (
  reader: ChainReader,
  feed: string,
  outsiders: Outsiders,
): Promise<ProviderControl | null> => {
  const upgrade = await upgradeOf(reader, feed);
  const [owner] = await reader.ask([{ to: feed, signature: "owner()", returns: ["address"] }]);
  const accounts = [upgrade.admin, namedAddress(owner)].filter((one) => one !== undefined);
  if (owner !== undefined && accounts.length === 0) {
    const nobody: Holder = { address: null, kind: "none", signers: null, threshold: null, outsiders: null };
    return { holder: nobody, delaySeconds: 0 };
  }
  const found = [];
  for (const account of accounts) found.push(...(await holdersOf(reader, account, outsiders)).holders);
  // The swiftest of them decides.
  const [first] = found.toSorted((one, other) => one.delaySeconds - other.delaySeconds);
  return first === undefined ? null : { holder: first.holder, delaySeconds: first.delaySeconds };
};

/** What our own oracles say of their limits. */
interface OwnSettings {
  readonly limits: PriceLimits;
  readonly lastGoodSeconds: number;
  readonly sequencer: SequencerFacts;
}

const ownSettings = async (reader: ChainReader, address: string): Promise<OwnSettings | undefined> => {
  const contract = interfaceOf("GovernedOracle");
  const call = async (name: string) => {
    try {
      const data = contract.encodeFunctionData(name);
      const answer = await reader.session.call({ to: address, data, overrides: {} });
      return answer === "0x" ? undefined : contract.decodeFunctionResult(name, answer)[0];
    } catch {
      return undefined;
    }
  };
  const config = await call("config");
  if (config === undefined) return undefined;
  const governed = await call("governedConfig");
  const isCompared = config.sources.length > 1;
  const hasFeed = BigInt(config.sequencerFeed) !== 0n;
  return {
    limits: {
      deviationBps: isCompared ? Number(config.maxDeviationBps) : null,
      hasWindowBound:
        governed !== undefined && BigInt(governed.maxJumpBps) > 0n && BigInt(governed.jumpWindow) > 0n,
      hasStepBound: governed !== undefined && BigInt(governed.maxJumpBps) > 0n,
    },
    lastGoodSeconds: governed === undefined ? 0 : Number(governed.maxHold),
    sequencer: {
      hasFeed,
      graceSeconds: hasFeed ? Number(config.sequencerGrace) : null,
      alternative: "none",
    },
  };
};

const weightOf = ({ infrastructure, subjects }: Spec, subject: string): number =>
  infrastructure?.exposure?.[subject] ?? subjects[subject]?.weight ?? 1;

/** What consumers of an oracle run may be changed: the swiftest way to other code; null for none. */
const consumerUpgrades = async (site: OracleSite, subject: string, outsiders: Outsiders) => {
  const readers = Object.entries(site.spec.consumers).filter(
    ([, { oracle }]) => oracle === undefined || oracle === subject,
  );
  if (readers.length === 0) return undefined;
  const rows = [];
  for (const [name, { address }] of readers) {
    const { admin, kind } = await upgradeOf(site.reader, address);
    if (kind === "none") {
      rows.push({ name, delaySeconds: null });
      continue;
    }
    const found = admin === undefined ? undefined : await holdersOf(site.reader, admin, outsiders);
    rows.push({
      name,
      delaySeconds: Math.min(...(found?.holders ?? [{ delaySeconds: 0 }]).map((one) => one.delaySeconds)),
    });
  }
  return rows;
};

/** Reads everything that the chain says of the oracles that were drilled. */
export const observeOracles = async (site: OracleSite): Promise<ObservedOracles> => {
  const { reader, spec, record, drill } = site;
  const { records, observe } = openRecorder(site);
  const origins = originsByAddress(spec, record);
  const originsOf = (feed: string): readonly Origin[] => origins.get(feed.toLowerCase()) ?? [];
  const outsiders = outsidersIn(spec);
  const oracles: OracleFacts[] = [];
  for (const [subject, reported] of widestLayers(drill)) {
    const { address } = reported;
    const facts = drillFactsOf(reported);
    const code = await reader.code(address);
    const isGoverned = isCodeOf("GovernedOracle", code);
    const isOurs = isGoverned || isCodeOf("RedundantOracle", code);
    const chain = <Value>(what: string, value: Value) =>
      observe("onchain", subject, what, value, "C", address);
    const said = <Value>(what: string, value: Value) => observe("spec", subject, what, value, "S", "spec");
    const voices = await voicesNow(reader, reported, facts, originsOf);
    const voting = reported.sources.filter(({ isObserved }) => !isObserved);
    const controllers: (ProviderControl | null)[] = [];
    for (const { feed } of voting) controllers.push(await providerControl(reader, feed, outsiders));
    const settings = isOurs ? await ownSettings(reader, address) : undefined;
    const hashes: (string | null)[] = [];
    for (const { feed } of voting) {
      const [own] = originsOf(feed);
      const contract = own?.feed.adapter?.contract;
      hashes.push(contract === undefined ? null : maskedHash(contract, await reader.code(feed)));
    }
    const upgrades = await consumerUpgrades(site, subject, outsiders);
    const depth = spec.infrastructure?.depth?.[subject];
    oracles.push({
      subject,
      weight: weightOf(spec, subject),
      class: spec.oracles[subject]?.class ?? null,
      layer: spec.network.layer,
      voices: chain("sources", voices),
      tags: voting.every(({ feed }) => originsOf(feed).length > 0)
        ? said("facts of its feeds", tagsOf(reported, voices, originsOf, reader.session.block.timestamp))
        : undefined,
      operatorSets: undefined,
      controllers: chain("owners of its feeds", controllers),
      drill: observe("drill", subject, "drill", facts, "X", address),
      lastGood: settings && chain("last good price", settings.lastGoodSeconds),
      history: undefined,
      sequencer: settings && chain("sequencer", withAlternative(settings.sequencer, spec)),
      adapters: chain("adapters", { hashes, isProved: false }),
      availability: undefined,
      limits: settings && chain("limits", settings.limits),
      observability: isOurs ? observe("drill", subject, "status", "view" as const, "X", address) : undefined,
      gasHeadroom: undefined,
      flapping: undefined,
      replay: undefined,
      fallbacks: chain(
        "fallbacks",
        facts.voting.slice(1).map((index) => ({ name: facts.names[index] ?? "", isSafe: null })),
      ),
      restart: undefined,
      disagreement: undefined,
      control: chain("control", await controlOf(reader, address, { isOurs, isGoverned }, outsiders)),
      consumerUpgrades: upgrades && chain("consumers' code", upgrades),
      updaters: undefined,
      marketDepth: depth === undefined ? undefined : said("market depth", depth),
    });
  }
  return { oracles, evidence: records };
};

const withAlternative = (sequencer: SequencerFacts, { infrastructure }: Spec): SequencerFacts =>
  infrastructure?.sequencerAlternative === undefined
    ? sequencer
    : { ...sequencer, alternative: "documented" };
