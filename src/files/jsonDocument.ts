import { z } from "zod";
import { misuse } from "../problem.ts";

/** One kind of JSON that a task writes: an item of `src/report/json`, whose listing is all of them. */
export interface JsonDocument<Schema extends z.ZodType = z.ZodType> {
  /** Name of the file in lower case words joined by hyphens. */
  readonly name: string;
  /** What it is, and which command writes it. */
  readonly title: string;
  readonly schema: Schema;
}

/** A value of which nothing will be changed. */
export type Unchanging<Value> = Value extends readonly (infer Item)[]
  ? readonly Unchanging<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Unchanging<Value[Key]> }
    : Value;

/** Keeps the type of a document's schema. */
export const defineDocument = <Schema extends z.ZodType>(
  document: JsonDocument<Schema>,
): JsonDocument<Schema> => document;

/**
 * A document as it is written: its keys in the schema's order, so that equal contents are equal bytes.
 * @throws ZodError where the value is none, which is a defect of whoever writes it.
 */
export const jsonText = <Schema extends z.ZodType>(
  { schema }: JsonDocument<Schema>,
  value: Unchanging<z.input<Schema>>,
): string => JSON.stringify(schema.parse(value), null, 2);

/**
 * Reads a document.
 * @param place The file's path, for the sentence.
 * @param remedy What to do where it is none.
 * @throws Problem where the text is no JSON, or no such document.
 */
export const parseDocument = <Schema extends z.ZodType>(
  { name, schema }: JsonDocument<Schema>,
  text: string,
  place: string,
  remedy = "write it anew, or restore it from version control",
): z.output<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw misuse("", `${place} is no JSON: ${remedy}.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw misuse(
    "",
    `${place} is no ${name.replaceAll("-", " ")} of this version (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}): ${remedy}.`,
  );
};

/** The document's format for other programs: its JSON Schema. */
export const documentJsonSchema = ({ title, schema }: JsonDocument): object => ({
  title,
  ...z.toJSONSchema(schema, { io: "output" }),
});
