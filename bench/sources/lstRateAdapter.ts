import { defineAdapterSource, deploy, deployAdapter, LIMITS, send } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "LstRateAdapter",
  note: "two slots of its band are read from storage, and the band computed",
  deploy: async ({ ethers }) => {
    const contract = await deploy(ethers, "FakeRateProvider");
    await send(contract, "setRate", 1_149_000_000_000_000_000n);
    const adapter = await deployAdapter(ethers, "LstRateAdapter", {
      provider: contract.target,
      call: contract.interface.encodeFunctionData("getRate"),
      rateDecimals: 18,
      limits: LIMITS,
    });
    return { adapter, reads: [{ contract, name: "getRate" }] };
  },
});
