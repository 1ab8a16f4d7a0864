import type { Desk } from "./desk.ts";
import { hostOf, registrableDomain } from "./domains.ts";
import { tryTransport } from "./faultyServer.ts";
import { askNodes } from "./nodes.ts";
import { daysSince, hostsIn } from "./repository.ts";
import { safeFetch } from "./safeFetch.ts";

/** Nodes, endpoints, and what people say that they do. */

/** Nodes and endpoints, each asked. */
export const collectNodes = async ({
  spec,
  recorder,
  rules,
  connect,
  around,
  facts,
  said,
  inFile,
  fetched,
  textOf,
}: Desk): Promise<void> => {
  const { rpc, client, updateEndpoints, indexers } = around;
  if (rpc !== undefined) {
    facts.rpc = fetched("http", "nodes", "infrastructure.rpc", await askNodes(rpc, connect));
    facts.clientOperators = said(
      "operators of nodes",
      rpc.map(({ url, operator }) => operator ?? registrableDomain(hostOf(url))),
    );
    const clouds = rpc.map(({ cloud }) => cloud);
    if (clouds.length > 0 && clouds.every((cloud) => cloud !== undefined)) {
      const counts = [...new Set(clouds)].map((cloud) => clouds.filter((one) => one === cloud).length);
      facts.hostingShare = said("clouds", Math.max(...counts) / clouds.length);
    }
  }
  if (client?.file !== undefined) {
    const text = await textOf("client's configuration", client.file);
    if (text !== undefined) {
      facts.clientOperators = inFile("client's nodes", client.file, hostsIn(text).map(registrableDomain));
    }
  }
  if (client?.transport === "holdfast") {
    facts.faultyServer = recorder.observe(
      {
        kind: "drill",
        subject: "protocol",
        what: "faulty nodes",
        class: "X",
        source: "the client's transport",
      },
      { cases: await tryTransport(), hasCapacity: around.hasSpareCapacity ?? null },
    );
  }
  if (client?.needsIndexer !== undefined) {
    facts.indexers = said("indexers", { isNeeded: client.needsIndexer, count: indexers?.length ?? 0 });
  }
  const isNeeded = Object.values(spec.feeds).some(({ updates }) => updates === "on-demand");
  if (!isNeeded && Object.keys(spec.feeds).length > 0) {
    const nothing = { isNeeded, answering: 0, declared: 0, withProductionKey: null, keysWatched: null };
    facts.pullEndpoints = said("update data", nothing);
  } else if (updateEndpoints !== undefined) {
    const answers = await Promise.all(updateEndpoints.map(({ url }) => safeFetch(url, rules)));
    const isAnswer = (status: number | null) => status !== null && status < 400;
    facts.pullEndpoints = fetched("http", "update data", "infrastructure.updateEndpoints", {
      isNeeded,
      answering: answers.filter(({ status }) => isAnswer(status)).length,
      declared: updateEndpoints.length,
      withProductionKey: null,
      keysWatched: around.keysWatched ?? null,
    });
  }
};

/** What the spec says of people: alerts, signing, rehearsals. */
export const collectKeepers = ({ now, around, facts, said }: Desk): void => {
  const { monitoring, signing, attestation, comparisons, preflight, rotation } = around;
  if (monitoring !== undefined) {
    facts.monitoring = said(
      "alerts",
      monitoring.alerts.map(({ watches, testedOn }) => ({ watches, testedDays: daysSince(testedOn, now) })),
    );
  }
  if (signing !== undefined) {
    facts.signing = said("signing", {
      decoders: new Set(signing.decoders.map(({ tool }) => tool)).size,
      hosts: new Set(signing.decoders.map(({ host }) => host)).size,
      alarms: signing.alarms,
    });
  }
  if (attestation !== undefined) {
    facts.attestationDays = said(
      "attestation",
      attestation === null ? null : daysSince(attestation.date, now),
    );
  }
  if (comparisons !== undefined) {
    const recent = comparisons.filter(({ announcedOn }) => (daysSince(announcedOn, now) ?? 0) <= 365);
    facts.comparisons = said("comparisons", {
      announced: recent.length,
      compared: recent.filter(({ run }) => run !== undefined).length,
    });
  }
  if (preflight !== undefined) {
    const value = preflight === null ? "none" : preflight.run === undefined ? "tool" : "run";
    facts.preflight = said<"none" | "tool" | "run">("preflight", value);
  }
  if (rotation !== undefined) {
    facts.rotation = said("rotation", {
      movedDays: daysSince(rotation?.rehearsedOn, now),
      hasProcedure: rotation?.file !== undefined,
    });
  }
};
