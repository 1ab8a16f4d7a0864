import { MILLISECONDS, payloadOf, pullAdapterConfig } from "../../test/providers/redstone.ts";
import { defineAdapterSource, deploy, latestTime, PRICE, send } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "RedStonePullAdapter",
  note: "calls nobody, so that all of it is its own: its account and one storage slot",
  deploy: async ({ ethers }) => {
    const adapter = await deploy(ethers, "RedStonePullAdapter", [pullAdapterConfig()]);
    const time = (await latestTime(ethers)) * MILLISECONDS;
    await send(adapter, "update", payloadOf([PRICE, PRICE], time));
    return { adapter, reads: [] };
  },
});
