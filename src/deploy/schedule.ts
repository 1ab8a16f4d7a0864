import { errorText, interfaceOf } from "../files/artifacts.ts";
import type { Chain } from "./chain.ts";
import type { Operation } from "./operations.ts";
import { EXIT, Problem } from "../problem.ts";

/** Schedules and executes what the governor has to do, from its account where the network has it. */

const MANAGER = "AccessManager";
const CONTRACTS = ["GovernedOracle", "RedundantOracle", MANAGER];

/** Code that answers every call with (true, 0): who asks may, at once. */
const ALLOWS_EVERYTHING = "0x60015f5260405ff3";

/** A call that an account has to make. */
interface WantedCall {
  readonly from: string;
  readonly to: string;
  readonly data: string;
}

/** What became of one operation that had to be scheduled. */
export interface Scheduled {
  readonly operation: Operation;
  /** `waiting`: it was scheduled before. `unsigned`: the network has no key of the governor, who has to send `call`. */
  readonly state: "scheduled" | "waiting" | "unsigned" | "immediate";
  readonly call?: WantedCall;
}

/** What became of one operation that may be due. */
export interface Executed {
  readonly operation: Operation;
  readonly state: "executed" | "notDue" | "notScheduled" | "refused" | "unsigned";
  /** Seconds until it is due. */
  readonly wait?: number;
  /** What the check in the transaction would say now; empty where it would pass. */
  readonly preflight: string;
  readonly call?: WantedCall;
  readonly transaction?: string;
}

const signerOf = async (chain: Chain, account: string): Promise<string | undefined> =>
  (await chain.accounts()).find((known) => known.toLowerCase() === account.toLowerCase());

const callOf = (manager: string, name: "schedule" | "execute", operation: Operation): WantedCall => {
  const { caller, target, data } = operation;
  const args = name === "schedule" ? [target, data, 0n] : [target, data];
  return { from: caller, to: manager, data: interfaceOf(MANAGER).encodeFunctionData(name, args) };
};

/**
 * What the contract would say to an operation if it were executed now, without its delay: the manager is lent code that
 * lets everybody through. Nothing is sent.
 * @returns The error; empty where it would pass.
 */
const preflightOf = async (chain: Chain, manager: string, operation: Operation): Promise<string> => {
  const { target, data } = operation;
  // A call of the manager itself has no check but who makes it.
  if (target === manager) return "";
  const answer = await chain.call(
    { from: manager, to: target, data },
    { [manager]: { code: ALLOWS_EVERYTHING } },
  );
  return answer.isReverted ? errorText(answer.data, ...CONTRACTS) : "";
};

const send = async (chain: Chain, signer: string, { to, data }: WantedCall, title: string) => {
  const simulated = await chain.call({ from: signer, to, data });
  if (simulated.isReverted) {
    const reason = errorText(simulated.data, ...CONTRACTS);
    throw new Problem(
      EXIT.gateFailed,
      `The manager ${to} refuses to ${title} (${reason}): see who is its governor.`,
    );
  }
  const receipt = await chain.send(signer, to, data);
  if (receipt.isReverted) {
    throw new Problem(
      EXIT.gateFailed,
      `The transaction ${receipt.hash} to ${title} failed: run the same command again.`,
    );
  }
  return receipt.hash;
};

/**
 * Schedules every operation that is not scheduled. One that would not pass its check now is not.
 * @throws Problem where one would not pass, or the manager refuses.
 */
export const scheduleOperations = async (
  chain: Chain,
  manager: string,
  operations: readonly Operation[],
  { onTransaction }: { readonly onTransaction?: (hash: string) => void } = {},
): Promise<Scheduled[]> => {
  const made: Scheduled[] = [];
  for (const operation of operations) {
    if (operation.due !== undefined) {
      made.push({ operation, state: "waiting" });
      continue;
    }
    const problem = await preflightOf(chain, manager, operation);
    if (problem !== "") {
      throw new Problem(
        EXIT.gateFailed,
        `It is not scheduled to ${operation.description}, because it would fail now (${problem}): deploy again once the cause is gone.`,
      );
    }
    if (operation.delay === 0) {
      made.push({ operation, state: "immediate" });
      continue;
    }
    const call = callOf(manager, "schedule", operation);
    const signer = await signerOf(chain, operation.caller);
    if (signer === undefined) {
      made.push({ operation, state: "unsigned", call });
      continue;
    }
    const transaction = await send(chain, signer, call, `schedule to ${operation.description}`);
    onTransaction?.(transaction);
    const [due] = (await chain.view(interfaceOf(MANAGER), manager, "getSchedule", [operation.id])) ?? [];
    made.push({ operation: { ...operation, due: Number(due ?? 0n) }, state: "scheduled" });
  }
  return made;
};

/** Executes every operation that is due, and says of the others when they will be and what their check says now. */
export const executeOperations = async (
  chain: Chain,
  manager: string,
  operations: readonly Operation[],
): Promise<Executed[]> => {
  const made: Executed[] = [];
  for (const operation of operations) {
    const preflight = await preflightOf(chain, manager, operation);
    const now = (await chain.block()).timestamp;
    const { due, delay } = operation;
    if (due === undefined && delay > 0) {
      made.push({ operation, state: "notScheduled", preflight });
    } else if (due !== undefined && due > now) {
      made.push({ operation, state: "notDue", wait: due - now, preflight });
    } else if (preflight !== "") {
      made.push({ operation, state: "refused", preflight });
    } else {
      const call = callOf(manager, "execute", operation);
      const signer = await signerOf(chain, operation.caller);
      if (signer === undefined) {
        made.push({ operation, state: "unsigned", preflight, call });
        continue;
      }
      const transaction = await send(chain, signer, call, operation.description);
      made.push({ operation, state: "executed", preflight, transaction });
    }
  }
  return made;
};
