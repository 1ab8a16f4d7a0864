import { defineAdapterSource, deployAdapter, deployLegs } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "ProductAdapter",
  note: "two legs are called and judged, as by an oracle",
  deploy: async ({ ethers }) => {
    const { legs, reads } = await deployLegs(ethers);
    const config = { first: legs[0], second: legs[1], maxLegSkew: 3_600 };
    return { adapter: await deployAdapter(ethers, "ProductAdapter", config), reads };
  },
});
