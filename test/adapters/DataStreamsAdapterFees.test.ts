import { expect } from "chai";
import hre from "hardhat";
import { deployDataStreams, deployStreamAdapter, type ReportOptions } from "../providers/dataStreams.ts";
import { deployPrebuilt } from "../providers/prebuilt.ts";

const { ethers, networkHelpers } = await hre.network.create();
const { time, loadFixture } = networkHelpers;

const PRICE = 3_000n * 10n ** 18n;
const FEE = 10n ** 12n;
/** Of the fee manager's discounts and surcharges: 100 %. */
const WHOLE = 10n ** 18n;

const deployFree = async () => {
  const streams = await deployDataStreams(ethers);
  const [caller] = await ethers.getSigners();
  if (caller === undefined) throw new Error("The chain has no accounts.");
  return { ...streams, caller };
};

/** Verification costs what the report says, in the native token. */
const deployCharging = async () => {
  const { caller, feedId, proxy, signedReport, verifier } = await deployFree();
  const link = await ethers.deployContract("MintableToken", ["LINK", 18]);
  const native = await ethers.deployContract("WrappedNative");
  const feeManager = await deployPrebuilt(ethers, "DestinationFeeManager", [
    link.target,
    native.target,
    verifier.target,
    caller.address, // the reward manager: not called, because there is no LINK for rewards
  ]);
  await verifier.getFunction("setFeeManager")(feeManager.target);
  const deployAdapter = async (feeToken: string) => {
    const adapter = await deployStreamAdapter(ethers, proxy, feedId, { feeToken });
    return async (value: bigint, options: ReportOptions = {}) => {
      const report = signedReport(PRICE, await time.latest(), { nativeFee: FEE, ...options });
      return adapter.getFunction("update")(report, { value });
    };
  };
  const update = await deployAdapter(await native.getAddress());
  const updateForStranger = await deployAdapter(caller.address);
  return { caller, feeManager, native, update, updateForStranger, verifier };
};

describe("DataStreamsAdapter, where verification is free", () => {
  it("gives all of the value back", async () => {
    const { adapter, caller, signedReport, verifier } = await loadFixture(deployFree);
    const update = adapter.getFunction("update")(signedReport(PRICE, await time.latest()), { value: FEE });
    await expect(update).to.changeEtherBalances(ethers, [caller, adapter, verifier], [0n, 0n, 0n]);
  });

  it("does not rely on the verifier for that, which would keep it", async () => {
    const { caller, proxy, signedReport, verifier } = await loadFixture(deployFree);
    const words = [signedReport(PRICE, await time.latest()), "0x", { value: FEE }];
    const verify = proxy.getFunction("verify")(...words);
    await expect(verify).to.changeEtherBalances(ethers, [caller, verifier], [-FEE, FEE]);
  });
});

describe("DataStreamsAdapter, with the real fee manager", () => {
  it("pays the fee with the caller's value", async () => {
    const { caller, native, update } = await loadFixture(deployCharging);
    await expect(update(FEE)).to.changeEtherBalances(ethers, [caller, native], [-FEE, FEE]);
  });

  it("gives back what the fee manager gives back", async () => {
    const { caller, native, update } = await loadFixture(deployCharging);
    await expect(update(100n * FEE)).to.changeEtherBalances(ethers, [caller, native], [-FEE, FEE]);
  });

  it("gives all of the value back where the report is free", async () => {
    const { caller, native, update } = await loadFixture(deployCharging);
    const options = { nativeFee: 0n };
    await expect(update(FEE, options)).to.changeEtherBalances(ethers, [caller, native], [0n, 0n]);
  });

  it("needs no value where the report is free", async () => {
    const { caller, update } = await loadFixture(deployCharging);
    await expect(update(0n, { nativeFee: 0n })).to.changeEtherBalances(ethers, [caller], [0n]);
  });

  it("pays the surcharge that the fee manager adds", async () => {
    const { caller, feeManager, update } = await loadFixture(deployCharging);
    await feeManager.getFunction("setNativeSurcharge")(WHOLE);
    await expect(update(10n * FEE)).to.changeEtherBalances(ethers, [caller], [-2n * FEE]);
  });

  for (const { name, value } of [
    { name: "without a value", value: 0n },
    { name: "with 1 wei too little", value: FEE - 1n },
  ]) {
    it(`passes BadVerification on ${name}`, async () => {
      const { update, verifier } = await loadFixture(deployCharging);
      await expect(update(value)).to.be.revertedWithCustomError(verifier, "BadVerification");
    });
  }

  it("passes BadVerification on where its fee token is not one of the two", async () => {
    const { updateForStranger, verifier } = await loadFixture(deployCharging);
    await expect(updateForStranger(FEE)).to.be.revertedWithCustomError(verifier, "BadVerification");
  });

  it("passes BadVerification on for an expired report, which the fee manager refuses first", async () => {
    const { update, verifier } = await loadFixture(deployCharging);
    const expired = update(FEE, { expiresAt: await time.latest() });
    await expect(expired).to.be.revertedWithCustomError(verifier, "BadVerification");
  });
});
