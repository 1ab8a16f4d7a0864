import { deployTellor } from "../../test/providers/tellor.ts";
import { defineAdapterSource, latestTime, PRICE, send } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "TellorAdapter",
  note: "the value is bytes of any length, which are copied and checked",
  deploy: async ({ ethers }) => {
    const { adapter, oracle, queryId, pushPrice, visibleAfterSeconds } = await deployTellor(ethers);
    await pushPrice(PRICE);
    await ethers.provider.send("evm_increaseTime", [visibleAfterSeconds]);
    await ethers.provider.send("evm_mine", []);
    const delay: bigint = await send(adapter, "DISPUTE_DELAY");
    const before = BigInt(await latestTime(ethers)) - delay;
    return { adapter, reads: [{ contract: oracle, name: "getDataBefore", words: [queryId, before] }] };
  },
});
