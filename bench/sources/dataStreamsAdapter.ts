import { deployDataStreams } from "../../test/providers/dataStreams.ts";
import { defineAdapterSource, PRICE } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "DataStreamsAdapter",
  note: "calls nobody, so that all of it is its own: its account and one storage slot",
  deploy: async ({ ethers }) => {
    const streams = await deployDataStreams(ethers);
    await streams.pushPrice(PRICE);
    return { adapter: streams.adapter, reads: [] };
  },
});
