import type { Law } from "../law.ts";
import type { Files } from "../projectFiles.ts";

/** What part of the Solidity tests takes parameters, at least, so that a limit is tried at more than its edge. */
const LEAST_PERCENT = 20;

const TESTS = /^test\/.*\.sol$/;
/** A test function, with its parameters; an invariant is driven by calls at random, and takes none. */
const TEST_FUNCTION = /\bfunction test\w*\(([^)]*)\)/g;
const COMMENT = /\/\/.*|\/\*[\s\S]*?\*\//g;

const sentenceFor = (percent: number): string =>
  `${percent} % of the Solidity tests take parameters, less than ${LEAST_PERCENT} %: give each limit a property.`;

const problemsOf = (files: Files): readonly string[] => {
  const parameters = [...files]
    .filter(([path]) => TESTS.test(path))
    .flatMap(([, text]) => [...text.replace(COMMENT, "").matchAll(TEST_FUNCTION)])
    .map(([, list = ""]) => list.trim());
  if (parameters.length === 0) return ["test/ holds no Solidity test: there is nothing to count."];
  const fuzzed = parameters.filter((list) => list !== "").length;
  if (fuzzed * 100 >= LEAST_PERCENT * parameters.length) return [];
  return [sentenceFor(Math.floor((fuzzed * 100) / parameters.length))];
};

/** So many tests with a fixed case that the real ones with parameters are less than one in a hundred. */
const FIXED_CASES = 100_000;
const PLANTED = "test/Planted.t.sol";

const planted = (what: string, line: (index: number) => string) => ({
  what,
  changes: { [PLANTED]: Array.from({ length: FIXED_CASES }, (_, index) => line(index)).join("\n") },
  problem: sentenceFor(0),
});

/** A boundary test finds an edge that is wrong by one, a fuzzed one what nobody thought of: both are wanted. */
export default {
  name: "fuzz-share",
  title: `At least ${LEAST_PERCENT} % of the Solidity tests take parameters`,
  problemsOf,
  breaches: [
    planted("tests with fixed cases only", (index) => `function test_read_${index}() public {}`),
    planted(
      "parameters that are only written about",
      (index) => `function testFuzz_read_${index}(/* uint256 word */) public {}`,
    ),
  ],
} satisfies Law;
