import { concat, FunctionFragment, getAddress, Interface, isAddress, isHexString } from "ethers";
import { misuse } from "../../problem.ts";
import { layersOver } from "../layersOver.ts";
import { PRICE_CALLS, selectorOf } from "../priceCalls.ts";
import { type DrilledAnswer, defineReader, type SubjectHints } from "../reader.ts";
import { numberIn } from "../replies.ts";

/** Any oracle of which somebody says the feeds and the call. */

/** A call, and where in its answer the price is. */
interface GivenCall {
  readonly data: string;
  /** Bytes from the start. */
  readonly place: number;
  readonly isSigned: boolean;
}

const SELECTOR_DIGITS = 10;

/** The asset and the quote, for the arguments that take them. */
const argumentsOf = (fragment: FunctionFragment, { call, asset, quote }: SubjectHints): string[] => {
  const given = [asset, quote];
  return fragment.inputs.map(({ type }) => {
    const value = given.shift();
    const fits =
      (type === "address" && value !== undefined && isAddress(value)) ||
      (type === "bytes32" && isHexString(value, 32));
    if (value !== undefined && fits) return value;
    throw misuse(
      "",
      `The call ${call} takes ${type}, for which ${value ?? "nothing"} is given: give the address or id as the subject's asset, or the call encoded, as "0x…".`,
    );
  });
};

const fragmentOf = (call: string): FunctionFragment => {
  try {
    return FunctionFragment.from(`function ${call}`);
  } catch {
    throw misuse(
      "",
      `"${call}" is no call: give a function with the types of its arguments, such as "latestRoundData()", or the call encoded, as "0x…".`,
    );
  }
};

const givenCall = (hints: SubjectHints): GivenCall => {
  const { call = "" } = hints;
  const isEncoded = isHexString(call) && call.length >= SELECTOR_DIGITS && call.length % 2 === 0;
  const fragment = isEncoded ? undefined : fragmentOf(call);
  const selector = fragment?.selector ?? call.slice(0, SELECTOR_DIGITS);
  const known = PRICE_CALLS.find(
    ({ signature, kind }) => kind === "price" && selectorOf(signature) === selector,
  );
  const [output] = fragment?.outputs ?? [];
  return {
    data:
      fragment === undefined
        ? call
        : concat([
            selector,
            new Interface([fragment]).getAbiCoder().encode(fragment.inputs, argumentsOf(fragment, hints)),
          ]),
    place: known?.places.price ?? 0,
    // A price that nobody has is below zero, and one above 2^255 is none.
    isSigned: output === undefined ? (known?.isSigned ?? true) : output.baseType.startsWith("int"),
  };
};

const decoderOf =
  ({ place, isSigned }: GivenCall) =>
  (data: string): DrilledAnswer | undefined => {
    const digits = data.slice(2 + 2 * place, 2 + 2 * (place + 32));
    if (digits.length !== 64) return undefined;
    const price = BigInt(`0x${digits}`);
    return { price: isSigned ? BigInt.asIntN(256, price) : price, level: null, isServed: true };
  };

/** The feeds, each once: what stands over an address fails for whoever reads it. */
const givenFeeds = (name: string, feeds: readonly string[]): string[] => {
  if (feeds.length === 0) throw misuse("", `${name} has no feeds: name at least one.`);
  const wrong = feeds.find((feed) => !isAddress(feed));
  if (wrong !== undefined) throw misuse("", `"${wrong}", a feed of ${name}, is no address: correct it.`);
  const addresses = feeds.map((feed) => getAddress(feed));
  const twice = addresses.find((feed, index) => addresses.indexOf(feed) !== index);
  if (twice === undefined) return addresses;
  throw misuse(
    "",
    `${name} has the feed ${twice} twice: what stands over an address fails for both, so name it once.`,
  );
};

export default defineReader({
  name: "generic",
  title: "any contract whose feeds and call are given",
  order: 0,
  signs: (to) => [
    { to, signature: "decimals()", returns: ["uint8"] },
    { to, signature: "DECIMALS()", returns: ["uint8"] },
  ],
  recognises: (_, { call, feeds }) => call !== undefined && feeds !== undefined,
  find: async (context) => {
    const { name, address, hints, replies } = context;
    const given = givenCall(hints);
    const said = numberIn(replies[0]) ?? numberIn(replies[1]);
    const decimals = hints.decimals ?? (said === undefined ? undefined : Number(said));
    return layersOver(context, [
      {
        name,
        address,
        data: given.data,
        decode: decoderOf(given),
        decimals: decimals ?? 0,
        found: givenFeeds(name, hints.feeds ?? []).map((feed) => ({ feed, role: feed })),
        notes:
          decimals === undefined
            ? [
                "It does not say the decimals of its price, and they are not given: it is shown as a whole number.",
              ]
            : [],
      },
    ]);
  },
});
