import { defineAdapterSource, deployAdapter, deployLegs } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "QuotientAdapter",
  note: "two legs are called and judged, as by an oracle",
  deploy: async ({ ethers }) => {
    const { legs, reads } = await deployLegs(ethers);
    const config = { dividend: legs[0], divisor: legs[1], maxLegSkew: 3_600 };
    return { adapter: await deployAdapter(ethers, "QuotientAdapter", config), reads };
  },
});
