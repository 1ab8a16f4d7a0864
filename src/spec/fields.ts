import { getAddress } from "ethers";
import { z } from "zod";

/** What single values of a spec may be. */

/** Characters; the largest price of an oracle has 39 digits, the finest 18 behind the point. */
const LONGEST_PRICE = 60;
export const MAX_UINT8 = 255;
const MAX_UINT16 = 65_535;
export const MAX_UINT32 = 4_294_967_295;

const checksumOf = (address: string): string => {
  try {
    return getAddress(address.toLowerCase());
  } catch {
    return "";
  }
};

const NO_ADDRESS = "is no address: write 0x and 40 hexadecimal digits";

/** An address with the capitals of EIP-55, because they are its only protection against a slip. */
export const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, { error: NO_ADDRESS, abort: true })
  .refine((address) => checksumOf(address) === address, {
    error: ({ input }) =>
      `fails its EIP-55 checksum: copy the address again from its source, or write ${checksumOf(String(input))}, if it is the right one`,
  })
  .describe("Address with the capitals of EIP-55");

export const key = (what: string) =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/, `is no name of ${what}: use small letters, digits, dots and dashes`);

export const pairSchema = z
  .string()
  .regex(/^[A-Za-z0-9.]+\/[A-Za-z0-9.]+$/, "is no pair: write BASE/QUOTE")
  .describe("BASE/QUOTE, for example ETH/USD");

export const text = z.string().min(1, "is empty");

/** A price as people write it; a number in JSON would lose digits. */
export const decimalSchema = z
  .string()
  .max(LONGEST_PRICE, `is longer than ${LONGEST_PRICE} characters: no oracle holds so many digits`)
  .regex(/^(0|[1-9][0-9]*)(\.[0-9]+)?$/, 'is no price: write a decimal number in quotes, such as "1850.25"')
  .describe("Decimal number, as text");

export const seconds = (minimum: number) => z.int().min(minimum).max(MAX_UINT32);
export const basisPoints = (minimum: number) => z.int().min(minimum).max(MAX_UINT16);
export const decimals = (maximum: number) => z.int().min(0).max(maximum);
export const dateSchema = z.iso.date("is no date: write YYYY-MM-DD");
