import { expect } from "chai";
import { Transaction, type TransactionLike, Wallet } from "ethers";
import { transactionHash } from "../../src/transport/transactionHash.ts";

const BLOB_BYTES = 131_072;
const KZG_BYTES = 48;

const wallet = new Wallet(`0x${"22".repeat(32)}`);
const COMMON = { to: wallet.address, nonce: 7, gasLimit: 21_000n, chainId: 1n, value: 5n };
const FEES = { maxFeePerGas: 10n, maxPriorityFeePerGas: 1n };

const KINDS: Readonly<Record<string, TransactionLike>> = {
  "a legacy transaction": { ...COMMON, type: 0, gasPrice: 10n },
  "one with an access list": { ...COMMON, type: 1, gasPrice: 10n, accessList: [] },
  "one with a priority fee": { ...COMMON, ...FEES, type: 2, data: `0x${"ab".repeat(300)}` },
};

const BLOB = {
  data: `0x${"00".repeat(BLOB_BYTES)}`,
  commitment: `0x${"01".repeat(KZG_BYTES)}`,
  proof: `0x${"02".repeat(KZG_BYTES)}`,
};

/** A blob transaction, in the form that is hashed and in the form that is sent. */
const signBlob = (): { readonly bare: string; readonly sent: string; readonly hash: string } => {
  const fields = { ...COMMON, ...FEES, type: 3, maxFeePerBlobGas: 1n };
  const whole = Transaction.from(fields);
  whole.blobs = [BLOB];
  whole.signature = wallet.signingKey.sign(whole.unsignedHash);
  const bare = Transaction.from({ ...fields, blobVersionedHashes: whole.blobVersionedHashes });
  bare.signature = whole.signature;
  return { bare: bare.serialized, sent: whole.serialized, hash: bare.hash ?? "" };
};

describe("transactionHash", () => {
  for (const [what, transaction] of Object.entries(KINDS)) {
    it(`is the hash of ${what}`, async () => {
      const raw = await wallet.signTransaction(transaction);
      expect(transactionHash(raw)).to.equal(Transaction.from(raw).hash);
    });
  }

  it("leaves the blobs out of a transaction that is sent with them", () => {
    const { bare, sent, hash } = signBlob();
    expect(sent.length).to.be.greaterThan(2 * BLOB_BYTES);
    expect(transactionHash(sent)).to.equal(hash);
    expect(transactionHash(bare)).to.equal(hash);
  });

  for (const raw of ["", "0x", "0x0", "transaction", 5, null, undefined]) {
    it(`is none of ${JSON.stringify(raw) ?? "nothing"}`, () => {
      expect(transactionHash(raw)).to.equal(undefined);
    });
  }

  it("hashes a blob transaction that breaks off as it is", () => {
    for (const raw of ["0x03", "0x03f9", "0x03f8ff", "0x03c1c5"]) {
      expect(transactionHash(raw)).to.match(/^0x[0-9a-f]{64}$/);
    }
  });
});
