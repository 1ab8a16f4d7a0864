import { AbiCoder, id } from "ethers";
import type { Reading, Report } from "../../src/oracle/words.ts";
import { FAULTS, LEVELS, ROLES } from "../../src/oracle/words.ts";

/** The very bytes that a contract's answer has to be, out of the model's. */

const coder = AbiCoder.defaultAbiCoder();
const word = (value: bigint | number): string => value.toString(16).padStart(64, "0");
const selector = (signature: string): string => id(signature).slice(0, 10);

export const CALLS = {
  read: selector("read()"),
  tryRead: selector("tryRead()"),
  inspect: selector("inspect()"),
  tryReadWithout: (mask: number): string => `${selector("tryReadWithout(uint256)")}${word(mask)}`,
  readAtMost: (level: number): string => `${selector("readAtMost(uint8)")}${word(level)}`,
} as const;

/** What `tryRead()` returns. */
export const encodeReading = (reading: Reading): string => {
  const { price, low, high, updatedAt, level, votes, served, usedMask, faultMask } = reading;
  const values = [price, low, high, updatedAt, LEVELS.indexOf(level), votes, served, usedMask, faultMask];
  return `0x${values.map(word).join("")}`;
};

/** What `read()` returns. */
export const encodePrice = ({ price, updatedAt }: Reading): string => `0x${word(price)}${word(updatedAt)}`;

/** What `read()` and `readAtMost()` revert with. */
export const encodeUnavailable = ({ level, faultMask }: Reading): string =>
  `${selector("PriceUnavailable(uint8,uint16)")}${word(LEVELS.indexOf(level))}${word(faultMask)}`;

/** What `inspect()` returns. */
export const encodeReports = (reports: readonly Report[], feeds: readonly string[]): string =>
  coder.encode(
    ["tuple(address,uint8,uint256,uint64,uint64,uint8,uint8,bytes4)[]"],
    [
      reports.map(({ fault, price, updatedAt, age, group, role, errorSelector }, index) => [
        feeds[index],
        FAULTS.indexOf(fault),
        price,
        updatedAt,
        age,
        group,
        ROLES.indexOf(role),
        errorSelector,
      ]),
    ],
  );
