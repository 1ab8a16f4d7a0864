import { defineAdapterSource, deploy, deployAdapter, latestTime, send } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "BandAdapter",
  note: "two symbols are unpacked and encoded",
  deploy: async ({ ethers }) => {
    const contract = await deploy(ethers, "FakeBandReference");
    await send(contract, "relay", "ETH", 3_000_000_000_000n, await latestTime(ethers));
    const [base, quote] = ["ETH", "USD"];
    const adapter = await deployAdapter(ethers, "BandAdapter", { oracle: contract.target, base, quote });
    return { adapter, reads: [{ contract, name: "getReferenceData", words: [base, quote] }] };
  },
});
