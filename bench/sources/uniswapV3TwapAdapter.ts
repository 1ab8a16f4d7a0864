import { deployUniswapV3 } from "../../test/providers/uniswapV3.ts";
import { defineAdapterSource, PRICE, WINDOW } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "UniswapV3TwapAdapter",
  note: "a mean tick is turned into a price",
  deploy: async ({ ethers }) => {
    const { adapter, pool } = await deployUniswapV3(ethers, PRICE, WINDOW);
    return { adapter, reads: [{ contract: pool, name: "observe", words: [[WINDOW, 0]] }] };
  },
});
