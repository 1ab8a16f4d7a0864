import type { ConfigField } from "../providers/adapterEntry.ts";
import { ADAPTERS } from "../providers/adapters.ts";
import type { FeedSpec } from "./feedSchema.ts";
import type { Spec } from "./schema.ts";
import { FIELDS_OF_FEED } from "./spec.ts";

/** Where the feed of a key is: an address, an Ignition future, or an id that says what would be there. */
export type Addresses<Place> = (key: string) => Place;

/** A contract with its constructor's arguments. */
export interface Wanted {
  readonly contract: string;
  readonly args: readonly unknown[];
}

/** A field of an adapter's struct, with the keys of feeds replaced. */
const fieldValue = <Place>(
  spec: Spec,
  field: ConfigField,
  value: unknown,
  addressOf: Addresses<Place>,
): unknown => {
  if (field.type.endsWith("[]") && Array.isArray(value)) {
    const element = { ...field, type: field.type.slice(0, -2) };
    return value.map((entry: unknown) => fieldValue(spec, element, entry, addressOf));
  }
  if (field.fields !== undefined && typeof value === "object" && value !== null) {
    return structValue(spec, field.fields, new Map(Object.entries(value)), addressOf);
  }
  if (field.type === "address" && typeof value === "string" && Object.hasOwn(spec.feeds, value)) {
    return addressOf(value);
  }
  return /^u?int/.test(field.type) && (typeof value === "number" || typeof value === "string")
    ? BigInt(value)
    : value;
};

const structValue = <Place>(
  spec: Spec,
  fields: readonly ConfigField[],
  values: ReadonlyMap<string, unknown>,
  addressOf: Addresses<Place>,
): Record<string, unknown> =>
  Object.fromEntries(
    fields.map((field) => [field.name, fieldValue(spec, field, values.get(field.name), addressOf)]),
  );

/** The adapter that a feed is, with its constructor's arguments; nothing where it is none. */
export const adapterCreation = <Place>(
  spec: Spec,
  feed: FeedSpec,
  addressOf: Addresses<Place>,
): Wanted | undefined => {
  if (feed.adapter === undefined) return undefined;
  const { contract, config } = feed.adapter;
  const title = spec.providers[feed.provider]?.title ?? feed.provider;
  const ofFeed: readonly (readonly [string, unknown])[] = [
    ["description", `${feed.pair.replace("/", " / ")}, ${title}`],
    ["decimals", feed.decimals],
  ];
  const { config: fields }: { readonly config: readonly ConfigField[] } = ADAPTERS[contract];
  const given = ofFeed.filter(([name]) => FIELDS_OF_FEED.includes(name));
  const values = new Map<string, unknown>([...Object.entries(config), ...given]);
  return { contract, args: [structValue(spec, fields, values, addressOf)] };
};
