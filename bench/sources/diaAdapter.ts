import { PRICE_DECIMALS } from "../../test/providers/provider.ts";
import {
  defineAdapterSource,
  deploy,
  deployAdapter,
  latestTime,
  PAIR,
  PRICE,
  send,
} from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "DiaAdapter",
  note: "the key is unpacked and encoded",
  deploy: async ({ ethers }) => {
    const contract = await deploy(ethers, "FakeDiaOracle");
    await send(contract, "setValue", PAIR, PRICE, await latestTime(ethers));
    const config = { oracle: contract.target, key: PAIR, oracleDecimals: PRICE_DECIMALS };
    const adapter = await deployAdapter(ethers, "DiaAdapter", config);
    return { adapter, reads: [{ contract, name: "getValue", words: [PAIR] }] };
  },
});
