/** What Hardhat takes as a plugin, without its types, which a front-end has not installed. */
export interface HardhatPluginEntry {
  id: string;
  npmPackage: null;
  dependencies: () => Promise<{ default: { id: string } }>[];
}

const loadPlugin = (entry: string): Promise<{ default: { id: string } }> =>
  import(/* webpackIgnore: true */ /* @vite-ignore */ entry);

/**
 * The Hardhat plugin: `plugins: [holdfast]` in a configuration gives `npx hardhat oracle`. Nothing of Hardhat is loaded
 * until Hardhat asks, so that a front-end can import from the same place: no bundler follows a name that is computed.
 */
const lazyPlugin: HardhatPluginEntry = {
  id: "holdfast-entry",
  npmPackage: null,
  dependencies: () => [loadPlugin("holdfast/plugin")],
};

export default lazyPlugin;
