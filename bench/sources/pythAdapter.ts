import { deployPyth } from "../../test/providers/pyth.ts";
import { defineAdapterSource, PRICE, send } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "PythAdapter",
  note: "exponent and confidence are checked",
  deploy: async ({ ethers }) => {
    const { adapter, pyth, pushPrice } = await deployPyth(ethers);
    await pushPrice(PRICE);
    const feedId: string = await send(adapter, "FEED_ID");
    return { adapter, reads: [{ contract: pyth, name: "getPriceUnsafe", words: [feedId] }] };
  },
});
