import { readFileSync } from "node:fs";
import { computeAddress, Contract, ContractFactory, id, type Signer, ZeroAddress } from "ethers";

/** The two councils of the good example: real Safes, as they are deployed everywhere, on a chain that has none. */

const PACKAGE = new URL(
  "../bench/node_modules/@safe-global/safe-contracts/build/artifacts/contracts/",
  import.meta.url,
);

interface SafeArtifact {
  readonly abi: readonly object[];
  readonly bytecode: string;
}

const artifactAt = (path: string): SafeArtifact => JSON.parse(readFileSync(new URL(path, PACKAGE), "utf8"));

const SIGNERS = 7;

/** Signers of whom nobody has to have the keys: nothing is signed here. */
const signersOf = (council: string): readonly string[] =>
  Array.from({ length: SIGNERS }, (_, place) => computeAddress(id(`${council} ${place}`)));

const COUNCILS: Readonly<Record<string, number>> = { governor: 5, guardian: 4 };

/**
 * Deploys the councils.
 * @param signer An account that has sent nothing yet, so that the addresses are always the same.
 * @returns Their addresses by what they are for.
 */
export const deploySafes = async (signer: Signer): Promise<Readonly<Record<string, string>>> => {
  const safe = artifactAt("Safe.sol/Safe.json");
  const factoryArtifact = artifactAt("proxies/SafeProxyFactory.sol/SafeProxyFactory.json");
  const singleton = await new ContractFactory([...safe.abi], safe.bytecode, signer).deploy();
  const deployed = await new ContractFactory(
    [...factoryArtifact.abi],
    factoryArtifact.bytecode,
    signer,
  ).deploy();
  const factory = new Contract(await deployed.getAddress(), [...factoryArtifact.abi], signer);
  const create = factory.getFunction("createProxyWithNonce");
  const councils: Record<string, string> = {};
  for (const [name, threshold] of Object.entries(COUNCILS)) {
    const setup = singleton.interface.encodeFunctionData("setup", [
      signersOf(name),
      threshold,
      ZeroAddress,
      "0x",
      ZeroAddress,
      ZeroAddress,
      0,
      ZeroAddress,
    ]);
    const words = [await singleton.getAddress(), setup, 0] as const;
    councils[name] = await create.staticCall(...words);
    await (await create.send(...words)).wait();
  }
  return councils;
};
