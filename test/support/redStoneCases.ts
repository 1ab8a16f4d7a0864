import { concat, dataSlice, getBytes, hexlify, id, toBeHex, toUtf8Bytes, Wallet } from "ethers";
import { FEED, MILLISECONDS, packageOf, payloadOf, SIGNERS } from "../providers/redstone.ts";
import { encodePayload, encodePoints, MARKER, sign } from "./redStonePayload.ts";

/** In RedStone's 8 decimals. */
export const PRICE = 3_000n * 10n ** 8n;
export const NEXT_PRICE = 3_010n * 10n ** 8n;

const MAX_DELAY = 180;
const MAX_AHEAD = 60;
/** Order of secp256k1: what its difference to a signature's `s` is, verifies too. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const STRANGER = new Wallet(id("a signer of nobody's"));
const [FIRST, SECOND] = SIGNERS as [Wallet, Wallet];

/** Flips the lowest bit of one byte. */
const tampered = (bytes: string, place: number): string => {
  const changed = getBytes(bytes);
  changed[place] = (changed[place] ?? 0) ^ 1;
  return hexlify(changed);
};

/** The other signature that verifies for the same signer. */
const withUpperS = (signed: string): string => {
  const size = getBytes(signed).length;
  const lower = BigInt(dataSlice(signed, size - 33, size - 1));
  const recovery = Number(dataSlice(signed, size - 1));
  // 27 becomes 28, and 28 becomes 27.
  return concat([dataSlice(signed, 0, size - 33), toBeHex(ORDER - lower, 32), toBeHex(55 - recovery, 1)]);
};

/** A package with the feed's value among those of others. */
const packageOfMany = (timestamp: number, signer: Wallet, valueSize = 32): string => {
  const points = [
    { feed: "BTC", value: 1n },
    { feed: FEED, value: PRICE },
    { feed: "SOL", value: 2n },
  ];
  return sign(encodePoints({ points, timestamp, valueSize }), signer);
};

/** One payload that both are given. */
export interface Case {
  readonly name: string;
  /** The payload for a block of this time, in milliseconds. */
  readonly payload: (now: number) => string;
}

/** What both take. */
export const TAKEN: readonly Case[] = [
  { name: "of two signers", payload: (now) => payloadOf([PRICE, NEXT_PRICE], now) },
  { name: "whose mean is no integer", payload: (now) => payloadOf([PRICE, PRICE + 1n], now) },
  {
    name: "that is as old as allowed",
    payload: (now) => payloadOf([PRICE, PRICE], now - MAX_DELAY * MILLISECONDS),
  },
  {
    name: "that is as far ahead as allowed",
    payload: (now) => payloadOf([PRICE, PRICE], now + MAX_AHEAD * MILLISECONDS + 999),
  },
  {
    name: "with metadata that nobody signed",
    payload: (now) => {
      const packages = [packageOf(PRICE, now, FIRST), packageOf(PRICE, now, SECOND)];
      return encodePayload({ packages, metadata: hexlify(toUtf8Bytes("1.0#redstone-primary-prod")) });
    },
  },
  {
    name: "with other feeds in the packages",
    payload: (now) =>
      encodePayload({ packages: [FIRST, SECOND].map((signer) => packageOfMany(now, signer)) }),
  },
  {
    name: "with values of 8 bytes",
    payload: (now) =>
      encodePayload({ packages: [FIRST, SECOND].map((signer) => packageOfMany(now, signer, 8)) }),
  },
  {
    name: "with a package more of a signer that counts already",
    payload: (now) => {
      const packages = [
        packageOf(1n, now, FIRST),
        packageOf(PRICE, now, FIRST),
        packageOf(PRICE, now, SECOND),
      ];
      return encodePayload({ packages });
    },
  },
];

/** What both refuse, with the error of the adapter and that of RedStone's contract. */
export const REFUSED: readonly (Case & { readonly refusals: readonly [string, string] })[] = [
  {
    name: "of one signer too few",
    payload: (now) => payloadOf([PRICE], now),
    refusals: ["SignersTooFew", "InsufficientNumberOfUniqueSigners"],
  },
  {
    name: "in which one signer signed twice",
    payload: (now) =>
      encodePayload({ packages: [packageOf(PRICE, now, FIRST), packageOf(PRICE, now, FIRST)] }),
    refusals: ["SignersTooFew", "InsufficientNumberOfUniqueSigners"],
  },
  {
    name: "of another feed",
    payload: (now) => {
      const message = encodePoints({ points: [{ feed: "BTC", value: PRICE }], timestamp: now });
      return encodePayload({ packages: [sign(message, FIRST), sign(message, SECOND)] });
    },
    refusals: ["SignersTooFew", "InsufficientNumberOfUniqueSigners"],
  },
  {
    name: "of an unknown signer",
    payload: (now) =>
      encodePayload({ packages: [packageOf(PRICE, now, FIRST), packageOf(PRICE, now, STRANGER)] }),
    refusals: ["SignerUnknown", "SignerNotAuthorised"],
  },
  {
    name: "whose value was tampered with",
    payload: (now) => tampered(payloadOf([PRICE, PRICE], now), 63),
    refusals: ["SignerUnknown", "SignerNotAuthorised"],
  },
  {
    name: "whose time was tampered with",
    payload: (now) => tampered(payloadOf([PRICE, PRICE], now), 67),
    refusals: ["SignerUnknown", "SignerNotAuthorised"],
  },
  {
    name: "whose packages are of different times",
    payload: (now) =>
      encodePayload({ packages: [packageOf(PRICE, now - 1, FIRST), packageOf(PRICE, now, SECOND)] }),
    refusals: ["TimestampsDiffer", "TimestampsMustBeEqual"],
  },
  {
    name: "that is older than allowed",
    payload: (now) => payloadOf([PRICE, PRICE], now - MAX_DELAY * MILLISECONDS - 1),
    refusals: ["ReportTooOld", "TimestampIsTooOld"],
  },
  {
    name: "that is too far ahead",
    payload: (now) => payloadOf([PRICE, PRICE], now + (MAX_AHEAD + 1) * MILLISECONDS),
    refusals: ["ReportTooFarAhead", "TimestampFromTooLongFuture"],
  },
  {
    name: "without a marker",
    payload: (now) => {
      const packages = [packageOf(PRICE, now, FIRST), packageOf(PRICE, now, SECOND)];
      return encodePayload({ packages, marker: "0x000000000000000000" });
    },
    refusals: ["MarkerMissing", "CalldataMustHaveValidPayload"],
  },
  {
    name: "without a package",
    payload: () => encodePayload({ packages: [] }),
    refusals: ["SignersTooFew", "InsufficientNumberOfUniqueSigners"],
  },
];

/** What RedStone's contract takes, and the adapter refuses. */
export const STRICTER: readonly (Case & { readonly refusal: string })[] = [
  {
    name: "with the upper s in a signature",
    payload: (now) =>
      encodePayload({ packages: [packageOf(PRICE, now, FIRST), withUpperS(packageOf(PRICE, now, SECOND))] }),
    refusal: "ECDSAInvalidSignatureS",
  },
  {
    name: "with more bits in the marker",
    payload: (now) => {
      const packages = [packageOf(PRICE, now, FIRST), packageOf(PRICE, now, SECOND)];
      return encodePayload({ packages, marker: tampered(MARKER, 8) });
    },
    refusal: "MarkerMissing",
  },
  {
    name: "with bytes before the packages",
    payload: (now) => concat(["0x00", payloadOf([PRICE, PRICE], now)]),
    refusal: "ExcessBytes",
  },
  {
    name: "in which one of two says 0",
    payload: (now) => payloadOf([PRICE, 0n], now),
    refusal: "ValueOutOfRange",
  },
];
