import type { DeploymentRecord } from "../../deploy/record.ts";
import { SILENCE } from "../../drill/drillFault.ts";
import type { DrillReport, ReportedOracle } from "../../drill/drillReport.ts";
import type { Origin } from "../../lint/rule.ts";
import type { Spec } from "../../spec/schema.ts";
import type { EvidenceRecord } from "../assessment.ts";
import type { EvidenceClass } from "../evidence.ts";
import type { OracleFacts, ProviderControl } from "../oracleFacts.ts";
import { openRecorder } from "../recorder.ts";
import { alternationOf } from "./alternation.ts";
import type { ChainReader } from "./chainReader.ts";
import { controlOf } from "./control.ts";
import { originsByAddress, outsidersIn, updatersOf, weightOf, withAlternative } from "./declared.ts";
import { drillFactsOf } from "./drillFacts.ts";
import { withFeedPowers } from "./feedPowers.ts";
import { isCodeOf, maskedHash } from "./ourCode.ts";
import { consumerUpgrades, providerControl } from "./owners.ts";
import { ownSettings } from "./ownSettings.ts";
import { tagsOf, voicesNow } from "./voices.ts";

/** What the chain says of every oracle of a spec, at the drill's block. */

/** What is asked about. */
interface OracleSite {
  readonly reader: ChainReader;
  readonly spec: Spec;
  readonly record: DeploymentRecord | undefined;
  readonly drill: DrillReport;
}

/** Facts with the records that show them. */
interface ObservedOracles {
  readonly oracles: readonly OracleFacts[];
  readonly evidence: readonly EvidenceRecord[];
}

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

/** Reads everything that the chain says of the oracles that were drilled. */
export const observeOracles = async (site: OracleSite): Promise<ObservedOracles> => {
  const { reader, spec, record, drill } = site;
  const { session } = reader;
  const recorder = openRecorder({ ...session.block, chainId: session.chainId });
  const observe = <Value>(
    kind: EvidenceRecord["kind"],
    subject: string,
    what: string,
    value: Value,
    evidenceClass: EvidenceClass,
    source: string,
  ) => recorder.observe({ kind, subject, what, class: evidenceClass, source }, value);
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
    const alternation = alternationOf(facts, SILENCE.id);
    const updaters = updatersOf(
      spec,
      voting.flatMap(({ feed }) => originsOf(feed).map(({ key }) => key)),
    );
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
      flapping: alternation && observe("drill", subject, "a source by turns", alternation, "X", address),
      replay: undefined,
      fallbacks: chain(
        "fallbacks",
        facts.voting.slice(1).map((index) => ({ name: facts.names[index] ?? "", isSafe: null })),
      ),
      restart: undefined,
      disagreement: undefined,
      control: chain(
        "control",
        withFeedPowers(
          await controlOf(reader, address, { isOurs, isGoverned }, outsiders),
          facts,
          controllers,
        ),
      ),
      consumerUpgrades: upgrades && chain("consumers' code", upgrades),
      updaters: updaters && said("keepers", updaters),
      marketDepth: depth === undefined ? undefined : said("market depth", depth),
    });
  }
  return { oracles, evidence: recorder.records };
};
