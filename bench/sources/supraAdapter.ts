import { MILLISECONDS } from "../../test/providers/redstone.ts";
import {
  defineAdapterSource,
  deploy,
  deployAdapter,
  latestTime,
  PAIR_INDEX,
  PRICE_IN_WAD,
  send,
} from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "SupraAdapter",
  note: "a price of four words is decoded, its decimals checked",
  deploy: async ({ ethers }) => {
    const contract = await deploy(ethers, "FakeSupraStorage");
    const milliseconds = (await latestTime(ethers)) * MILLISECONDS;
    await send(contract, "setPrice", PAIR_INDEX, 18, milliseconds, PRICE_IN_WAD);
    const config = { feed: contract.target, pairIndex: PAIR_INDEX, timeUnit: 1 };
    const adapter = await deployAdapter(ethers, "SupraAdapter", config);
    return { adapter, reads: [{ contract, name: "getSvalue", words: [PAIR_INDEX] }] };
  },
});
