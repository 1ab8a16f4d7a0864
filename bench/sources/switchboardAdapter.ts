import {
  defineAdapterSource,
  deploy,
  deployAdapter,
  latestTime,
  PAIR,
  PRICE_IN_WAD,
  send,
} from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "SwitchboardAdapter",
  note: "an update of either form is decoded and scaled",
  deploy: async ({ ethers }) => {
    const contract = await deploy(ethers, "FakeSwitchboardOfSlots");
    const feedId = ethers.id(PAIR);
    const timestamp = await latestTime(ethers);
    await send(contract, "update", feedId, { result: PRICE_IN_WAD, timestamp });
    const config = { switchboard: contract.target, feedId, updateForm: 0 };
    const adapter = await deployAdapter(ethers, "SwitchboardAdapter", config);
    return { adapter, reads: [{ contract, name: "latestUpdate", words: [feedId] }] };
  },
});
