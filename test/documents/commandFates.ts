/** What becomes of every command that a page shows: each is run as it stands there, or has its reason here. */

/** Those that make a project of one's own, in their order; the page is docs/deploy.md. */
export const MAKING_A_PROJECT: readonly string[] = [
  "mkdir my-project && cd my-project",
  "npm init -y",
  "npm pkg set type=module",
  "npm install ../holdfast/holdfast-0.1.0.tgz hardhat ethers",
  "mkdir deploy",
  "cp node_modules/holdfast/dist/deploy/local.json node_modules/holdfast/dist/deploy/spec.schema.json deploy/",
];

/** What a command has to say, in the project that was so made. */
export interface ProjectRun {
  readonly command: string;
  readonly says: string;
}

/** Run in that project one after the other, by test/package/documentedProject.ts. */
export const RUN_IN_PROJECT: readonly ProjectRun[] = [
  { command: "npx hardhat oracle lint deploy/local.json", says: "deploy/local.json: 0 errors, 0 warnings" },
  {
    command: "npx hardhat oracle lint deploy/local.json --json - --sarif reports/lint.sarif",
    says: "wrote reports/lint.sarif",
  },
  { command: "npx hardhat oracle simulate", says: "on the bytecode" },
  { command: "npx hardhat oracle simulate usdc-depeg", says: "on the bytecode" },
  {
    command: "npx hardhat oracle simulate tour --system holdfast-median,single-feed --json reports/tour.json",
    says: "wrote reports/tour.json",
  },
  { command: "npx hardhat oracle replay", says: "Not replayed: " },
  { command: "npx hardhat oracle replay --only bzx-susd-2020", says: "bzx-susd-2020" },
  {
    command: "npx hardhat oracle replay --incidents my.json --json reports/my.json",
    says: "wrote reports/my.json",
  },
  {
    command:
      "npx hardhat oracle sweep my-sweep.json --runs 1000 --json reports/my-sweep.json --worst reports/worst",
    says: "wrote reports/worst/my-sweep-wrong-price.json",
  },
  { command: "npx hardhat oracle simulate reports/worst/my-sweep-wrong-price.json", says: "on the bytecode" },
];

/** Run by the test of another file, which takes more than the words. */
export const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  "npx hardhat node --hostname 127.0.0.1": "test/scripts/userScripts.e2e.test.ts",
  "npx hardhat run scripts/deploy.ts --network localhost": "test/scripts/userScripts.e2e.test.ts",
  "npx hardhat run scripts/simulate.ts": "test/scripts/userScripts.e2e.test.ts",
  "npx hardhat run scripts/drill.ts --network localhost": "test/scripts/userScripts.e2e.test.ts",
  "npx hardhat oracle drill deploy/local.json --network localhost": "test/drill/commandLine.e2e.test.ts",
  "npx hardhat oracle drill deploy/local.json --network localhost --gas-schedule x3":
    "test/drill/commandLine.e2e.test.ts",
  "npx hardhat oracle status deploy/local.json --network localhost": "test/deploy/walkthrough.e2e.test.ts",
  "npx hardhat oracle assess deploy/local.json --network localhost": "test/assess/commandLine.e2e.test.ts",
  "npx hardhat oracle assess deploy/local.json --network localhost --json reports/assessment.json --record":
    "test/assess/commandLine.e2e.test.ts",
  "npx hardhat oracle assess verify reports/assessment.json --network localhost":
    "test/assess/commandLine.e2e.test.ts",
  "npx hardhat oracle assess init deploy/local.json --out reports/local.json":
    "test/assess/commandLine.e2e.test.ts",
  "npx hardhat oracle assess --evidence examples/ratings/compound-iii.json":
    "test/assess/commandLine.e2e.test.ts",
  "npx hardhat oracle assess explain RIQ-F01": "test/report/checkExplanation.test.ts",
  "npx hardhat run scripts/assessExample.ts": "test/assess/examples.e2e.test.ts",
  "npm pack": "test/package/packedProject.ts",
  "npm install ../holdfast/holdfast-0.1.0.tgz ethers": "test/package/installedProjects.ts",
  "node ethers.ts": "test/package/consumers.e2e.test.ts",
  "npx hardhat oracle assess --evidence examples/ratings/gmx-v2.json": "test/commands/assess.test.ts",
  "npx hardhat oracle sweep-worker --queue redis://host:6379": "test/sweep/redisQueue.e2e.test.ts",
  "npx hardhat oracle sweep --queue redis://host:6379": "test/sweep/redisQueue.e2e.test.ts",
  "npx hardhat oracle generate": "test/scripts/generate.test.ts",
  "npx hardhat oracle lint deploy/mainnet.json": "test/recipes/recipes.deep.test.ts",
  "npm run bench -- --forks": "test/bench/benchForks.test.ts",
};

const OF_CI = ".ci/run runs it with an option more";
const SPEED = "measures speed, for which the machine has to be quiet";

/** Not run by any test. */
export const NOT_RUN: Readonly<Record<string, string>> = {
  "npm run build": "npm test runs it first",
  "npm run clients": "npm pack runs its task",
  "npm run coverage": ".ci/run runs it in a copy of the tree",
  "npm run demo": OF_CI,
  "npm run simulate": OF_CI,
  "npm run format": "changes files; .ci/run runs it with --check",
  "npm run bench": SPEED,
  "npm run bench -- --reads": "a part of what .ci/run holds to the snapshot",
  "npm run bench -- --update": "writes the snapshot, to which .ci/run holds the tree",
  "npm run bench -- --drill": SPEED,
  "npm run bench:peers": "minutes, and compiles the contracts of others",
  "npm run bench:simulate": SPEED,
  "npm run bench:sweep": SPEED,
  "npm run bench:transport": SPEED,
  "npm run simulate -- luna-clamp --html reports/luna.html":
    "the script of npm run simulate, whose task runs otherwise",
  "npm run test:deep": "an hour of fuzzing with a new seed",
  "npm test -- test/x/y.test.ts": "stands for any file",
  "npm run --silent": "an option of npm's for any script",
  "npm run": "names npm's command itself",
  "npm install": "names npm's command itself",
  "npx hardhat oracle": "names what all tasks begin with",
  "npx hardhat oracle status": "names the task; with a deployment it is run",
  "npx hardhat oracle lint deploy/mainnet.json --live --network mainnet":
    "needs a node of Ethereum; test/lint/live.test.ts asks a chain",
  "npx hardhat oracle simulate tour --seeds 1000 --model": "a minute; one run of it is run",
  "npx hardhat oracle sweep": "minutes; another sweep is run",
};
