/** Renders ABIs as TypeScript modules, whose literal types viem and wagmi read. */

/** What is used of an entry of an ABI; what else it holds is handed on. */
export interface AbiItem {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly { readonly type: string }[];
}

/** A compiled contract, interface or library. */
export interface CompiledContract {
  /** Path of the source from the project's root. */
  readonly file: string;
  readonly name: string;
  readonly abi: readonly AbiItem[];
}

/** One module, as it has to be. */
export interface AbiModule {
  /** The file's name in its folder. */
  readonly file: string;
  readonly text: string;
}

/** Name of the constant that holds a contract's ABI, as wagmi's own generator forms it. */
export const abiNameOf = (contract: string): string =>
  `${contract.charAt(0).toLowerCase()}${contract.slice(1)}Abi`;

/** Whether there is something to call or to deploy: a library of internal functions has neither. */
const isUsable = ({ abi }: CompiledContract): boolean =>
  abi.some(({ type }) => type === "function" || type === "constructor");

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const keyOf = ({ type, name = "", inputs = [] }: AbiItem): string =>
  `${type} ${name}(${inputs.map((input) => input.type).join()})`;

const renderModule = ({ file, name, abi }: CompiledContract): string => {
  const items = [...abi].sort((one, other) => compare(keyOf(one), keyOf(other)));
  return [
    `// Generated from ${file}: \`npm run clients\``,
    `/** The ABI of \`${name}\`. */`,
    `export const ${abiNameOf(name)} = [`,
    ...items.map((item) => `  ${JSON.stringify(item)},`),
    "] as const;",
    "",
  ].join("\n");
};

/**
 * A module for each contract and interface, and one that names them all; in an order that depends on the names alone.
 * @throws {Error} Where two contracts bear one name, or there is none.
 */
export const renderAbiModules = (contracts: readonly CompiledContract[]): AbiModule[] => {
  const usable = contracts.filter(isUsable).sort((one, other) => compare(one.name, other.name));
  if (usable.length === 0) throw new Error("No contract was compiled: there is no ABI to write.");
  const files = new Map<string, string>();
  for (const { name, file } of usable) {
    const key = abiNameOf(name).toLowerCase();
    const known = files.get(key);
    if (known !== undefined) throw new Error(`${known} and ${file} both hold ${name}: rename one.`);
    files.set(key, file);
  }
  const index = usable.map(({ name }) => `export { ${abiNameOf(name)} } from "./${abiNameOf(name)}.ts";`);
  return [
    ...usable.map((contract) => ({ file: `${abiNameOf(contract.name)}.ts`, text: renderModule(contract) })),
    {
      file: "index.ts",
      text: ["// Generated from contracts/: `npm run clients`", ...index, ""].join("\n"),
    },
  ];
};
