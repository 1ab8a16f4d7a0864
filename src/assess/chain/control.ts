import { Interface } from "ethers";
import { GOVERNOR_FUNCTIONS, GUARDIAN_FUNCTIONS } from "../../deploy/roles.ts";
import { interfaceOf } from "../../files/artifacts.ts";
import type { Control, ControlPath, PausePower, Power } from "../oracleFacts.ts";
import { openManager } from "./accessManager.ts";
import { type FoundHolders, holdersOf, type Outsiders } from "./accounts.ts";
import type { ChainReader } from "./chainReader.ts";
import { namedAddress, upgradeOf } from "./proxies.ts";

/** Who can change an oracle, at one block. */

/** The longest halt of a GovernedOracle, which its code fixes. */
const MAX_HALT_SECONDS = 14 * 86_400;

/** What the functions of a governed oracle do; a rollback leads to an oracle that was accepted before. */
const POWER_OF: Readonly<
  Record<(typeof GOVERNOR_FUNCTIONS)[number] | (typeof GUARDIAN_FUNCTIONS)[number], Power>
> = {
  replace: "replace",
  enable: "add",
  resume: "pause",
  disable: "disable",
  rollback: "disable",
  halt: "pause",
};

const pathsOf = (
  power: Power,
  call: string,
  target: string,
  { holders }: Pick<FoundHolders, "holders">,
  isBounded: boolean,
): ControlPath[] =>
  holders
    .filter(({ holder }) => holder.kind !== "none")
    .map(({ holder, delaySeconds }) => ({ power, call, holder, delaySeconds, isBounded, target }));

/** Of a governed oracle: its functions by the manager's roles, and whoever may give those. */
const governedControl = async (
  reader: ChainReader,
  address: string,
  manager: string,
  outsiders: Outsiders,
): Promise<Control> => {
  const roles = openManager(reader, manager, outsiders);
  const contract = interfaceOf("GovernedOracle");
  const paths: ControlPath[] = [];
  let isComplete = true;
  const configuring = new Set<string>();
  const halting: FoundHolders["holders"][number][] = [];
  for (const name of [...GOVERNOR_FUNCTIONS, ...GUARDIAN_FUNCTIONS]) {
    const selector = contract.getFunction(name)?.selector ?? "";
    const found = await roles.callers(address, selector);
    isComplete &&= found.isComplete;
    // A replacement's price may differ by a step alone, which nobody can change.
    paths.push(...pathsOf(POWER_OF[name], `${name}()`, address, found, true));
    const direct = (await roles.members(found.role)) ?? [];
    if (name === "halt")
      halting.push(
        ...found.holders.filter(({ holder }) => direct.some(({ account }) => account === holder.address)),
      );
    if (name === "replace") for (const { account } of direct) configuring.add(account);
  }
  const admins = await roles.admins(address);
  isComplete &&= admins.isComplete;
  paths.push(...pathsOf("grant", "setTargetFunctionRole()", manager, admins, true));
  const pauses = halting.map(
    ({ holder }): PausePower => ({
      version: address,
      holder,
      longestSeconds: MAX_HALT_SECONDS,
      isSeparate: !configuring.has(holder.address ?? ""),
      validDays: null,
      isWatched: false,
    }),
  );
  return { paths, isComplete, isImmutable: false, pauses, isGuarded: true };
};

const OWNED = new Interface(["function owner() view returns (address)"]);

/** Of a contract that nobody here wrote: its code's way of change, and its owner. What else it can do is not known. */
const foreignControl = async (
  reader: ChainReader,
  address: string,
  outsiders: Outsiders,
): Promise<Control> => {
  const upgrade = await upgradeOf(reader, address);
  const [owner, pending, authority] = await reader.ask([
    { to: address, signature: "owner()", returns: ["address"] },
    { to: address, signature: "pendingOwner()", returns: ["address"] },
    { to: address, signature: "authority()", returns: ["address"] },
  ]);
  const paths: ControlPath[] = [];
  const admins = [
    upgrade.admin,
    upgrade.kind === "own" || upgrade.kind === "diamond" ? namedAddress(owner) : undefined,
  ];
  for (const admin of admins) {
    if (admin === undefined) continue;
    paths.push(
      ...pathsOf("upgrade", "upgradeTo()", address, await holdersOf(reader, admin, outsiders), false),
    );
  }
  for (const named of [namedAddress(owner), namedAddress(pending), namedAddress(authority)]) {
    if (named === undefined) continue;
    const call = OWNED.getFunction("owner")?.format() ?? "";
    paths.push(...pathsOf("replace", call, address, await holdersOf(reader, named, outsiders), false));
  }
  // Which setters such a contract has, and whom else it asks, only its source would tell.
  return { paths, isComplete: false, isImmutable: false, pauses: [], isGuarded: false };
};

/**
 * Who can change an oracle.
 * @param isOurs Whether its code is a RedundantOracle's of ours, which nobody can change.
 */
export const controlOf = async (
  reader: ChainReader,
  address: string,
  { isOurs, isGoverned }: { readonly isOurs: boolean; readonly isGoverned: boolean },
  outsiders: Outsiders,
): Promise<Control> => {
  if (isGoverned) {
    const [authority] = await reader.ask([{ to: address, signature: "authority()", returns: ["address"] }]);
    const manager = namedAddress(authority);
    if (manager !== undefined) return governedControl(reader, address, manager, outsiders);
  }
  if (isOurs) return { paths: [], isComplete: true, isImmutable: true, pauses: [], isGuarded: false };
  return foreignControl(reader, address, outsiders);
};
