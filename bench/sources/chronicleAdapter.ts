import {
  defineAdapterSource,
  deploy,
  deployAdapter,
  latestTime,
  PRICE_IN_WAD,
  send,
} from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "ChronicleAdapter",
  deploy: async ({ ethers, probe }) => {
    const contract = await deploy(ethers, "FakeScribeOptimistic");
    await send(contract, "poke", PRICE_IN_WAD, await latestTime(ethers));
    const adapter = await deployAdapter(ethers, "ChronicleAdapter", { oracle: contract.target });
    for (const reader of [adapter, probe]) await send(contract, "kiss", reader.target);
    return { adapter, reads: [{ contract, name: "readWithAge" }] };
  },
});
