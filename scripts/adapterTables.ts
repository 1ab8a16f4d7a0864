import { basename } from "node:path";
import type { AdapterEntry, ConfigField, Model } from "../src/providers/adapterEntry.ts";
import { MODELS } from "../src/providers/adapterEntry.ts";
import { problemsOfTable, tableRow, withTable } from "./generatedTable.ts";

/** A parameter as an ABI describes it. */
export interface AbiParameter {
  readonly name: string;
  readonly type: string;
  /** The type in Solidity, such as `struct WireAdapter.Config`. */
  readonly internalType?: string;
  readonly components?: readonly AbiParameter[];
}

/** What the compiler says about one adapter. */
export interface CompiledAdapter {
  /** Path of the source. */
  readonly file: string;
  /** The NatSpec of the contract. */
  readonly documentation: string;
  /** The NatSpec of structs, by their names as the ABI has them. */
  readonly structs: ReadonlyMap<string, string>;
  /** The parameters of the constructor. */
  readonly parameters: readonly AbiParameter[];
}

/** The adapters by name, or what is wrong with them, a sentence each. */
export interface Description {
  readonly entries: Readonly<Record<string, AdapterEntry>>;
  readonly problems: readonly string[];
}

const REMEDIES = {
  title: "say in a few words what it is",
  "custom:provider": "say who makes its value",
  "custom:model": `say how the value comes about, with one of ${MODELS.join(", ")}`,
  "custom:trust": "say who could make its answer wrong",
  "custom:decimals": "say in which decimals the provider speaks",
  "custom:time": "say what its time is the time of",
  "custom:traps": "say what its tests try",
  "custom:tested": "say on which contract its tests ran",
} as const;

/** Where an adapter's documentation says what its read costs. */
export const COLD_GAS = /A cold read costs at most ([\d,]+) gas\b/;

/** The texts of a NatSpec comment by tag; `@param name` is a tag of its own. */
const parseNatSpec = (comment: string): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  let tag = "notice";
  for (const line of comment.split("\n")) {
    const [, begun, rest = ""] = /^\s*@(param\s+\S+|[\w:-]+)(.*)$/.exec(line) ?? [undefined, undefined, line];
    tag = begun?.replace(/\s+/, " ") ?? tag;
    texts.set(tag, `${texts.get(tag) ?? ""} ${rest.trim()}`.trim());
  }
  return texts;
};

/** A type in the form in which it is encoded: a struct by its fields. */
const abiType = ({ type, components = [] }: AbiParameter): string =>
  type.replace(/^tuple/, `(${components.map(abiType).join(",")})`);

/** Name of the struct that a parameter is, or is an array of. */
const structName = ({ internalType = "" }: AbiParameter): string =>
  internalType.replace(/^struct /, "").replace(/[[\]\d]+$/, "");

const isModel = (word: string): word is Model => MODELS.some((model) => model === word);

/** The fields of a struct with their documentation; `say` takes a sentence for each that has none. */
const describeFields = (
  struct: AbiParameter,
  adapter: CompiledAdapter,
  say: (sentence: string) => void,
): ConfigField[] => {
  const name = structName(struct);
  const texts = parseNatSpec(adapter.structs.get(name) ?? "");
  return (struct.components ?? []).map((field) => {
    const documentation = texts.get(`param ${field.name}`) ?? "";
    if (documentation === "") say(`does not document the field "${field.name}" of ${name}: add its @param.`);
    const described = { name: field.name, type: abiType(field), documentation };
    return field.components === undefined
      ? described
      : { ...described, fields: describeFields(field, adapter, say) };
  });
};

/** Adds a sentence to `problems` for each thing that the adapter does not say. */
const describeAdapter = (adapter: CompiledAdapter, problems: string[]): AdapterEntry => {
  const texts = parseNatSpec(adapter.documentation);
  const say = (sentence: string) => problems.push(`${adapter.file} ${sentence}`);
  const textOf = (tag: keyof typeof REMEDIES): string => {
    const text = texts.get(tag) ?? "";
    if (text === "") say(`has no @${tag} tag: ${REMEDIES[tag]}.`);
    return text;
  };
  const [title, provider] = [textOf("title"), textOf("custom:provider")];
  const [model, trust] = [textOf("custom:model"), textOf("custom:trust")];
  const [decimals, time] = [textOf("custom:decimals"), textOf("custom:time")];
  const [traps, tested] = [textOf("custom:traps"), textOf("custom:tested")];
  if (model !== "" && !isModel(model)) {
    say(`has the unknown model "${model}": ${REMEDIES["custom:model"]}.`);
  }
  const [, figure] = COLD_GAS.exec(texts.get("dev") ?? "") ?? [];
  if (figure === undefined) {
    say('gives no gas figure: write "A cold read costs at most N gas." into its @dev.');
  }
  const [config, ...others] = adapter.parameters;
  if (config?.type !== "tuple" || others.length > 0) {
    say("has a constructor that does not take one struct and nothing else: gather its parameters in Config.");
  }
  return {
    title,
    provider,
    model: isModel(model) ? model : "push",
    trust,
    decimals,
    time,
    traps,
    tested,
    coldGas: Number(figure?.replaceAll(",", "") ?? 0),
    config: config === undefined ? [] : describeFields(config, adapter, say),
  };
};

/** Describes adapters in the order of their names; it takes at least one. */
export const describeAdapters = (adapters: readonly CompiledAdapter[]): Description => {
  const problems: string[] = [];
  if (adapters.length === 0) problems.push("contracts/adapters holds no adapter: there is nothing to list.");
  const described = adapters.map(
    (adapter) => [basename(adapter.file, ".sol"), describeAdapter(adapter, problems)] as const,
  );
  // By code unit, so that the order is the same on every machine.
  const sorted = described.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { entries: problems.length === 0 ? Object.fromEntries(sorted) : {}, problems };
};

/** The TypeScript table, not yet formatted. */
export const renderModule = (entries: Description["entries"]): string => `\
// Generated from the NatSpec of contracts/adapters/: \`npx hardhat oracle generate\`
import type { AdapterEntry } from "./adapterEntry.ts";

/** Every adapter, by the name of its contract. */
export const ADAPTERS = ${JSON.stringify(entries)} as const satisfies Readonly<Record<string, AdapterEntry>>;

export type AdapterName = keyof typeof ADAPTERS;
`;

const renderTable = (entries: Description["entries"]): string =>
  [
    tableRow(["adapter", "provider", "model", "provider's decimals", "cold gas, at most"]),
    tableRow(["---", "---", "---", "---", "--:"]),
    ...Object.entries(entries).map(([name, { provider, model, decimals, coldGas }]) =>
      tableRow([
        `[${name}](../contracts/adapters/${name}.sol)`,
        provider,
        model,
        decimals,
        coldGas.toLocaleString("en-US"),
      ]),
    ),
  ].join("\n");

/** What the table has no room for. */
const renderNotes = (entries: Description["entries"]): string =>
  Object.entries(entries)
    .map(([name, { time, traps, trust, tested }]) =>
      [
        `### ${name}`,
        "",
        `- **updatedAt**: ${time}`,
        `- **traps**: ${traps}`,
        `- **trusted**: ${trust}`,
        `- **tested on**: ${tested}`,
      ].join("\n"),
    )
    .join("\n\n");

/** What is missing from the page that the table is put into. */
export const problemsOfPage = (path: string, page: string): string[] => {
  const lines = page.split("\n");
  const untold = MODELS.filter((model) => !lines.includes(`## ${model}`));
  return [
    ...problemsOfTable(path, page),
    ...untold.map((model) => `${path} has no section "## ${model}": say there what the time means.`),
  ];
};

/** The page with the table in its place, not yet formatted. */
export const renderPage = (page: string, entries: Description["entries"]): string =>
  withTable(page, `${renderTable(entries)}\n\n${renderNotes(entries)}`);
