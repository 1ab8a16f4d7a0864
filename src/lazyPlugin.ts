/** What Hardhat takes as a plugin, without its types, which a front-end has not installed. */
export interface HardhatPluginEntry {
  id: string;
  npmPackage: string;
  dependencies: () => Promise<{ default: { id: string } }>[];
}

/**
 * The Hardhat plugin: `plugins: [holdfast]` in a configuration gives `npx hardhat oracle`. Nothing of Hardhat is loaded
 * until Hardhat asks, so that a front-end can import from the same place; a bundler leaves the import alone.
 */
const lazyPlugin: HardhatPluginEntry = {
  id: "holdfast-entry",
  npmPackage: "holdfast",
  dependencies: () => [import(/* webpackIgnore: true */ /* @vite-ignore */ "./plugin.ts")],
};

export default lazyPlugin;
