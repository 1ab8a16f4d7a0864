import { type Import, importsIn, sourcesIn } from "../imports.ts";
import type { Law } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/**
 * The rooms of contracts/ from the ground up; each imports of itself and of those before it, but nothing of a neighbor in
 * the same line. An interface and a type may speak of each other's neighbor, so they are one room.
 */
const ROOMS: readonly (readonly RegExp[])[] = [
  [/^interfaces\/providers\//, /^libraries\/Deviation\.sol$/, /^libraries\/uniswap\//],
  [/^(interfaces|types)\//],
  [/^libraries\//],
  [/^adapters\//, /^faces\//],
  [/^\w+\.sol$/],
  [/^lens\//],
  [/^testing\//, /^examples\//],
];

/** Nobody knows a provider but who adapts it. */
const OF_PROVIDERS = /^contracts\/(adapters|interfaces\/providers)\//;
const KNOWS_PROVIDERS = /^contracts\/(adapters|interfaces\/providers|testing|examples)\//;

const FOLDER = "contracts/";

/** Line and place in it of the room that a contract lies in; the first of the list that it lies in. */
const roomOf = (path: string): readonly [number, number] => {
  const name = path.slice(FOLDER.length);
  const line = ROOMS.findIndex((rooms) => rooms.some((room) => room.test(name)));
  return [line, ROOMS[line]?.findIndex((room) => room.test(name)) ?? -1];
};

const isRefused = ({ from, to }: Import): boolean => {
  const [[line, place], [otherLine, otherPlace]] = [roomOf(from), roomOf(to)];
  if (OF_PROVIDERS.test(to) && !KNOWS_PROVIDERS.test(from)) return true;
  return line < otherLine || (line === otherLine && place !== otherPlace);
};

const problemsOf = (files: Files): readonly string[] => {
  const sources = sourcesIn(files, [FOLDER]);
  if (sources.length === 0) return ["contracts holds no contract: there is nothing to check."];
  const homeless = sources
    .filter((path) => roomOf(path)[0] === -1)
    .map((path) => `${path} lies in no room of contracts/: give its folder a place in the order.`);
  const refused = importsIn(files, [FOLDER])
    .filter((each) => each.to.startsWith(FOLDER) && roomOf(each.from)[0] !== -1 && isRefused(each))
    .map(({ from, to }) => `${from} may not import ${to}: it lies above it, or beside it.`);
  const strange = importsIn(files, [FOLDER])
    .filter(({ to }) => !to.startsWith(FOLDER))
    .map(({ from, to }) => `${from} imports ${to}, which is not in the package: move it to contracts/.`);
  return [...homeless, ...refused, ...strange];
};

const refusal = (from: string, to: string): string =>
  `${from} may not import ${to}: it lies above it, or beside it.`;

const planted = (what: string, from: string, to: string) => ({
  what,
  changes: { [from]: `import {X} from "${from.includes("/", FOLDER.length) ? ".." : "."}/${to}";` },
  problem: refusal(from, `${FOLDER}${to}`),
});

/** What stands on a chain knows only what lies below. */
export default {
  name: "contract-imports",
  title: "Imports of contracts/ run downward, and nothing that ships imports a test contract or an example",
  problemsOf,
  breaches: [
    planted("a type that uses a library above it", "contracts/types/Planted.sol", "libraries/Probe.sol"),
    planted("a library that knows a contract", "contracts/libraries/Planted.sol", "OracleRouter.sol"),
    planted("the core knowing an adapter", "contracts/Planted.sol", "adapters/PythAdapter.sol"),
    planted("the core knowing a provider", "contracts/Planted.sol", "interfaces/providers/IPyth.sol"),
    planted("a face over an adapter", "contracts/faces/Planted.sol", "adapters/Adapter.sol"),
    planted("an adapter over the core", "contracts/adapters/Planted.sol", "RedundantOracle.sol"),
    planted("a contract over one for tests", "contracts/Planted.sol", "testing/FaultyFeed.sol"),
    planted("an adapter over an example", "contracts/adapters/Planted.sol", "examples/ChainlinkConsumer.sol"),
    {
      what: "a contract over one of the tests",
      changes: { "contracts/Planted.sol": 'import {X} from "../test/support/World.sol";' },
      problem:
        "contracts/Planted.sol imports test/support/World.sol, which is not in the package: move it to contracts/.",
    },
    {
      what: "a folder that has no place",
      changes: { "contracts/attic/Planted.sol": "" },
      problem:
        "contracts/attic/Planted.sol lies in no room of contracts/: give its folder a place in the order.",
    },
  ],
} satisfies Law;
