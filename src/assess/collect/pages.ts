import { askGateway, parseCid } from "./contentAddressed.ts";
import type { Desk } from "./desk.ts";
import { hostOf, registrableDomain } from "./domains.ts";
import { ensOf } from "./ensName.ts";
import { hygieneOf } from "./nameService.ts";
import { type Registration, registrationOf } from "./registries.ts";
import { safeFetch } from "./safeFetch.ts";

/** The pages on which a protocol is used: that they answer, what they serve, and whose their names are. */

/** Front-ends, each fetched. */
export const collectPages = async ({ rules, around, facts, notes, fetched }: Desk): Promise<void> => {
  if (around.frontends === undefined) return;
  const rows = [];
  for (const { url, operator, asn } of around.frontends) {
    const answer = await safeFetch(url, rules);
    if (answer.problem !== "") notes.push(`The front-end ${hostOf(url)} was not reached: ${answer.problem}.`);
    const isReachable = answer.status !== null && answer.status < 400;
    rows.push({
      url: `https://${hostOf(url)}`,
      operator: operator ?? null,
      domain: registrableDomain(hostOf(url)),
      isReachable,
      asn: asn ?? null,
    });
  }
  facts.frontends = fetched("http", "front-ends", "infrastructure.frontends", rows);
};

/** The released build, from every gateway and by its name. */
export const collectBuild = async ({
  spec,
  session,
  rules,
  connect,
  around,
  facts,
  notes,
  said,
  inFile,
  fetched,
}: Desk): Promise<void> => {
  const { ipfs } = around;
  if (ipfs === undefined) return;
  if (ipfs === null) {
    facts.gateways = said("content-addressed build", { cid: null, answers: [] });
    return;
  }
  const cid = parseCid(ipfs.cid);
  if (cid === undefined) {
    notes.push(`infrastructure.ipfs.cid is no content id: ${ipfs.cid}.`);
    return;
  }
  const answers = await Promise.all(ipfs.gateways.map((gateway) => askGateway(gateway, cid, rules)));
  for (const { gateway, problem } of answers) {
    if (problem !== "") notes.push(`The gateway ${hostOf(gateway)}: ${problem}.`);
  }
  const shown = answers.map(({ gateway, isSame }) => ({ gateway: hostOf(gateway), isSame }));
  facts.gateways = fetched("ipfs", "gateways", ipfs.cid, { cid: ipfs.cid, answers: shown });
  if (ipfs.rebuiltCid !== undefined) {
    facts.rebuild = inFile("rebuild", "infrastructure.ipfs.rebuiltCid", ipfs.rebuiltCid === ipfs.cid);
  }
  if (ipfs.ens === undefined) return;
  const mainnet = spec.network.chainId === 1 ? session : undefined;
  const node = ipfs.mainnetRpc === undefined ? mainnet : connect(ipfs.mainnetRpc);
  const pointed =
    node === undefined ? undefined : await ensOf({ name: "chain 1", request: node.request }, ipfs.ens, cid);
  if (pointed === undefined) notes.push(`Where ${ipfs.ens} points could not be read on chain 1.`);
  else facts.ens = fetched("onchain", "content hash", ipfs.ens, pointed);
};

/** Domains: their records, registries and registrars. */
export const collectNames = async ({
  rules,
  askNames,
  around,
  facts,
  notes,
  said,
  fetched,
}: Desk): Promise<void> => {
  const { resolver, rdap } = around.dns ?? {};
  const pages = [...new Set((around.frontends ?? []).map(({ url }) => hostOf(url)))];
  const domains = [...new Set(pages.map(registrableDomain))];
  const registrations = new Map<string, Registration>();
  for (const domain of rdap === undefined ? [] : domains) {
    const found = await registrationOf(domain, rdap ?? {}, rules);
    if (found === undefined) notes.push(`The registry of ${domain} did not answer.`);
    else registrations.set(domain, found);
  }
  if (domains.length === 1) facts.secondDomain = said("domains", "none");
  else if (domains.length > 1 && domains.every((domain) => registrations.has(domain))) {
    const all = domains.map((domain) => registrations.get(domain));
    const registrars = new Set(all.map((one) => one?.registrar));
    const registries = new Set(all.map((one) => one?.registry));
    const isApart = registrars.size > 1 && registries.size > 1 && !registrars.has(null);
    facts.secondDomain = fetched(
      "dns",
      "registrations",
      domains.join(", "),
      isApart ? "apart" : "same-registrar",
    );
  }
  if (resolver === undefined) return;
  const ask = askNames(resolver);
  const rowsOf = (hosts: readonly string[]) =>
    Promise.all(
      hosts.map((host) =>
        hygieneOf(ask, host, registrations.get(registrableDomain(host))?.isTransferLocked ?? null),
      ),
    );
  if (pages.length > 0)
    facts.domains = fetched("dns", "front-ends' domains", domains.join(", "), await rowsOf(domains));
  const others = [...(around.ipfs?.gateways ?? []), ...(around.rpc ?? []).map(({ url }) => url)].map(hostOf);
  const otherDomains = [...new Set(others.map(registrableDomain))];
  if (otherDomains.length > 0) {
    facts.hosts = fetched("dns", "hosts' domains", otherDomains.join(", "), {
      rows: await rowsOf(otherDomains),
      operators: otherDomains.length,
    });
  }
};
