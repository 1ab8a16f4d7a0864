import { id } from "ethers";
import { initCodeOf } from "../files/artifacts.ts";
import { adapterCreation } from "../spec/adapterCreation.ts";
import type { Spec } from "../spec/schema.ts";
import { legsOf } from "../spec/spec.ts";

/**
 * Code that creates an adapter that is not there yet, after the adapters that it is made of, calls one of its functions and
 * gives back what that returned. It runs as the creation of a contract in a call, so that nothing is deployed.
 */

/** Bytes that the creation of a contract may have (EIP-3860); the probe is one. */
const MOST_CODE = 49_152;
const WORD = 32;
/** Memory: what came of it, and of which contract; then the addresses of what was created. */
const OUTCOME = 0;
const WHICH = WORD;
const ADDRESSES = 2 * WORD;

/** What came of a call, in the first word of what the probe returns. */
const ANSWERED = 0n;
const REFUSED = 1n;

/** A jump to a label, or the label itself; every other instruction is its bytes. */
type Instruction = string | { readonly to: string } | { readonly label: string };

const hex = (value: number, bytes: number): string => value.toString(16).padStart(2 * bytes, "0");

/** PUSH3, so that the length of the code does not hang on its values. */
const push = (value: number): string => `62${hex(value, 3)}`;

const CODECOPY = "39";
const MLOAD = "51";
const MSTORE = "52";
const CREATE = "f0";
const DUP1 = "80";
const ISZERO = "15";
const SHL = "1b";
const ADD = "01";
const GAS = "5a";
const STATICCALL = "fa";
const RETURNDATASIZE = "3d";
const RETURNDATACOPY = "3e";
const RETURN = "f3";
const JUMP = "56";
const JUMPI = "57";
const JUMPDEST = "5b";
const JUMP_LENGTH = 4;

const lengthOf = (instruction: Instruction): number => {
  if (typeof instruction === "string") return instruction.length / 2;
  return "to" in instruction ? JUMP_LENGTH : 1;
};

const assemble = (instructions: readonly Instruction[]): string => {
  const labels = new Map<string, number>();
  let offset = 0;
  for (const instruction of instructions) {
    if (typeof instruction !== "string" && "label" in instruction) labels.set(instruction.label, offset);
    offset += lengthOf(instruction);
  }
  return instructions
    .map((instruction) => {
      if (typeof instruction === "string") return instruction;
      return "label" in instruction ? JUMPDEST : push(labels.get(instruction.to) ?? 0);
    })
    .join("");
};

/** A contract to create: its code, and where in it the addresses of earlier ones belong. */
interface Creation {
  readonly contract: string;
  /** Without 0x. */
  readonly code: string;
  readonly places: readonly { readonly offset: number; readonly index: number }[];
}

/** Stands in a constructor's arguments for an adapter that is created before. */
const placeholderOf = (key: string): string => `0x${id(key).slice(-40)}`;

const placesIn = (code: string, key: string, index: number): Creation["places"] => {
  const word = placeholderOf(key)
    .slice(2)
    .padStart(2 * WORD, "0");
  const places: { offset: number; index: number }[] = [];
  for (let at = code.indexOf(word); at >= 0; at = code.indexOf(word, at + 1)) {
    if (at % 2 === 0) places.push({ offset: at / 2, index });
  }
  return places;
};

/** Keys of the adapters that one is made of, in the order of their creation, itself last. */
const orderOf = (spec: Spec, key: string): readonly string[] => {
  const order: string[] = [];
  const visit = (next: string): void => {
    if (order.includes(next) || spec.feeds[next]?.adapter === undefined) return;
    legsOf(spec, next).forEach(visit);
    order.push(next);
  };
  visit(key);
  return order;
};

const creationsOf = async (spec: Spec, key: string): Promise<readonly Creation[] | undefined> => {
  const order = orderOf(spec, key);
  // A made-up feed is not there, and is no adapter either.
  const isThere = order.every((one) => legsOf(spec, one).every((leg) => !spec.feeds[leg]?.local));
  if (!isThere) return undefined;
  const addressOf = (leg: string) => spec.feeds[leg]?.address ?? placeholderOf(leg);
  const creations: Creation[] = [];
  for (const one of order) {
    const feed = spec.feeds[one];
    const wanted = feed && adapterCreation(spec, feed, addressOf);
    if (wanted === undefined) return undefined;
    const code = (await initCodeOf(wanted.contract, wanted.args)).slice(2).toLowerCase();
    const places = order.flatMap((earlier, index) => placesIn(code, earlier, index));
    creations.push({ contract: wanted.contract, code, places });
  }
  return creations;
};

const programOf = (creations: readonly Creation[], selector: string): string => {
  const target = ADDRESSES + WORD * creations.length;
  const addressAt = (index: number) => ADDRESSES + WORD * index;
  const tail = creations.map(({ code }) => code).join("");
  const create = (start: number) => {
    let from = start;
    return creations.flatMap(({ code, places }, index): Instruction[] => {
      const size = code.length / 2;
      const copy = push(size) + push(from) + push(target) + CODECOPY;
      const patches = places.map(
        ({ offset, index: earlier }) => push(addressAt(earlier)) + MLOAD + push(target + offset) + MSTORE,
      );
      from += size;
      return [
        copy,
        ...patches,
        push(index) + push(WHICH) + MSTORE,
        push(size) + push(target) + push(0) + CREATE,
        DUP1 + push(addressAt(index)) + MSTORE,
        ISZERO,
        { to: "refused" },
        JUMPI,
      ];
    });
  };
  const call: Instruction[] = [
    `63${selector}`,
    push(8 * (WORD - 4)) + SHL + push(OUTCOME) + MSTORE,
    push(0) + push(0) + push(4) + push(OUTCOME) + push(addressAt(creations.length - 1)) + MLOAD,
    GAS + STATICCALL,
    // 0 where it answered, 2 where it failed.
    ISZERO + push(1) + SHL + push(OUTCOME) + MSTORE,
    { to: "end" },
    JUMP,
    { label: "refused" },
    push(Number(REFUSED)) + push(OUTCOME) + MSTORE,
    { label: "end" },
    RETURNDATASIZE + push(0) + push(ADDRESSES) + RETURNDATACOPY,
    RETURNDATASIZE + push(ADDRESSES) + ADD + push(OUTCOME) + RETURN,
  ];
  const length = [...create(0), ...call].reduce((sum, instruction) => sum + lengthOf(instruction), 0);
  return `0x${assemble([...create(length), ...call])}${tail}`;
};

/** What an adapter that is not there yet would answer. */
export interface ProbeAnswer {
  /** Whether all of its constructors ran through. */
  readonly isConstructed: boolean;
  /** Whether the call succeeded. */
  readonly isAnswered: boolean;
  /** The contract that answered, or refused. */
  readonly contract: string;
  /** What it returned, or reverted with. */
  readonly data: string;
}

/**
 * Prepares to ask an adapter of a spec.
 * @returns The code that asks for a function by its selector, and how to read what it returns; nothing where the adapter
 * cannot be created in one call: it is made of a feed that is not there, or its code is too long.
 */
export const adapterProbe = async (
  spec: Spec,
  key: string,
): Promise<
  | {
      readonly codeFor: (selector: string) => string;
      readonly read: (result: string) => ProbeAnswer | undefined;
    }
  | undefined
> => {
  const creations = await creationsOf(spec, key);
  if (creations === undefined || creations.length === 0) return undefined;
  if (programOf(creations, "00000000").length / 2 - 1 > MOST_CODE) return undefined;
  return {
    codeFor: (selector) => programOf(creations, selector.slice(2)),
    read: (result) => {
      if (result.length < 2 + 4 * WORD) return undefined;
      const word = (index: number) => BigInt(`0x${result.slice(2 + 2 * WORD * index).slice(0, 2 * WORD)}`);
      const outcome = word(0);
      return {
        isConstructed: outcome !== REFUSED,
        isAnswered: outcome === ANSWERED,
        contract: creations[Number(word(1))]?.contract ?? "",
        data: `0x${result.slice(2 + 4 * WORD)}`,
      };
    },
  };
};
