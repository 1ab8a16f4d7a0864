import { defineAdapterSource, deploy, deployAdapter, PRICE_IN_WAD, send, WAD } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "CurveEmaAdapter",
  note: "two contracts are called",
  deploy: async ({ ethers }) => {
    const [owner] = await ethers.getSigners();
    const pool = await deploy(ethers, "FakeIndexedPool");
    const shares = await deploy(ethers, "MintableToken", ["LP", 18]);
    await send(pool, "settle", 1, PRICE_IN_WAD);
    await send(shares, "mint", owner?.address, 1_000n * WAD);
    const adapter = await deployAdapter(ethers, "CurveEmaAdapter", {
      pool: pool.target,
      baseToken: await pool.getFunction("coins")(2),
      quoteToken: await pool.getFunction("coins")(0),
      isIndexed: true,
      liquidityToken: shares.target,
      minSupply: 1_000n * WAD,
    });
    const reads = [
      { contract: shares, name: "totalSupply" },
      { contract: pool, name: "price_oracle", words: [1] },
    ];
    return { adapter, reads };
  },
});
