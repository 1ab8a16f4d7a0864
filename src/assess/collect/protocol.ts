import { connectionsTo } from "../../drill/connection.ts";
import type { NodeConnection } from "../../drill/session.ts";
import type { ProtocolFacts } from "../protocolFacts.ts";
import { openDesk, type ProtocolSite } from "./desk.ts";
import { askOverTcp } from "./nameService.ts";
import { collectKeepers, collectNodes } from "./operations.ts";
import { collectBuild, collectNames, collectPages } from "./pages.ts";
import { collectDrills, collectPapers } from "./papers.ts";
import { PUBLIC_RULES } from "./safeFetch.ts";

/** What stands around the oracles, as the spec's `infrastructure` names it: nothing else is asked, and what nobody names is unknown. */

/** Facts, and what could not be observed, a sentence each. */
interface CollectedProtocol {
  readonly facts: Partial<ProtocolFacts>;
  readonly notes: readonly string[];
}

/** How the network is reached; tests give their own. */
export type ProtocolAccess = Pick<ProtocolSite, "rules" | "connect" | "askNames">;

const connectTo = (url: string): NodeConnection => {
  const [connection] = connectionsTo(url);
  if (connection === undefined) throw new RangeError("No node is named.");
  return connection;
};

const PUBLIC_ACCESS: ProtocolAccess = { rules: PUBLIC_RULES, connect: connectTo, askNames: askOverTcp };

/** Collects everything that a spec's infrastructure names. */
export const collectProtocol = async (
  site: Omit<ProtocolSite, keyof ProtocolAccess>,
  access: ProtocolAccess = PUBLIC_ACCESS,
): Promise<CollectedProtocol> => {
  const desk = openDesk({ ...site, ...access });
  await collectPages(desk);
  await collectBuild(desk);
  await collectNames(desk);
  await collectNodes(desk);
  collectKeepers(desk);
  await collectPapers(desk);
  await collectDrills(desk);
  return { facts: desk.facts, notes: desk.notes };
};
