import {
  defineAdapterSource,
  deploy,
  deployAdapter,
  latestTime,
  PRICE_IN_WAD,
  send,
} from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "StorkAdapter",
  note: "value and time are decoded and scaled",
  deploy: async ({ ethers }) => {
    const contract = await deploy(ethers, "FakeStork");
    const assetId = ethers.id("ETHUSD");
    const nanoseconds = BigInt(await latestTime(ethers)) * 1_000_000_000n;
    await send(contract, "update", assetId, { nanoseconds, value: PRICE_IN_WAD });
    const adapter = await deployAdapter(ethers, "StorkAdapter", { stork: contract.target, assetId });
    return { adapter, reads: [{ contract, name: "getTemporalNumericValueUnsafeV1", words: [assetId] }] };
  },
});
