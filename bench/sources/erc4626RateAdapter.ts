import { defineAdapterSource, deploy, deployAdapter, LIMITS, send, WAD } from "../adapterSource.ts";

export default defineAdapterSource({
  adapter: "Erc4626RateAdapter",
  note: "two slots of its band are read from storage, the band computed, and the vault called twice",
  deploy: async ({ ethers }) => {
    const [owner] = await ethers.getSigners();
    const share = WAD;
    const asset = await deploy(ethers, "Asset", [18]);
    const vault = await deploy(ethers, "Vault", [asset.target, 0]);
    await send(asset, "setBalance", owner?.address, 1_000n * share);
    await send(asset, "approve", vault.target, 1_000n * share);
    await send(vault, "deposit", 1_000n * share, owner?.address);
    await send(asset, "setBalance", vault.target, 1_100n * share);
    const config = { vault: vault.target, minSupply: share, limits: LIMITS };
    const adapter = await deployAdapter(ethers, "Erc4626RateAdapter", config);
    const reads = [
      { contract: vault, name: "totalSupply" },
      { contract: vault, name: "convertToAssets", words: [share] },
    ];
    return { adapter, reads };
  },
});
