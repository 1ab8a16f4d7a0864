import { defineAdapterSource, deployAdapter, deployLegs } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "InverseAdapter",
  deploy: async ({ ethers }) => {
    const { legs, reads } = await deployLegs(ethers);
    const adapter = await deployAdapter(ethers, "InverseAdapter", { leg: legs[0] });
    return { adapter, reads: reads.slice(0, 1) };
  },
});
