import { readFileSync } from "node:fs";
import { access, constants, mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Fact } from "./reportPage.ts";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import type { z } from "zod";
import { type JsonDocument, jsonText, type Unchanging } from "../files/jsonDocument.ts";
import { misuse, markInterrupted } from "../problem.ts";

/** The files that a report is written to; empty for none. */
export interface ReportFiles {
  readonly html: string;
  readonly markdown: string;
  readonly junit: string;
}

/** How each file's text is made. */
type ReportTexts = Readonly<Record<keyof ReportFiles, () => string>>;

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * Makes the folders of files that a job is going to write, so that no result is lost for want of one.
 * @param files Each by the option that names it; empty for none.
 * @throws Problem where one cannot be written.
 */
export const prepareFiles = async (files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [option, file] of Object.entries(files)) {
    if (file === "") continue;
    try {
      await mkdir(dirname(file), { recursive: true });
      await access(dirname(file), constants.W_OK);
      if (await isFolder(file)) throw new RangeError("it is a folder");
    } catch (failure) {
      const reason = failure instanceof Error ? failure.message : String(failure);
      const sentence = `"${file}" cannot be written: ${reason}; give the path of a file in a folder that can be.`;
      throw misuse(`--${option}`, sentence);
    }
  }
};

/** Writes a document as the JSON that its schema describes. */
export const writeJson = <Schema extends z.ZodType>(
  file: string,
  document: JsonDocument<Schema>,
  value: Unchanging<z.input<Schema>>,
): Promise<void> => writeFile(file, `${jsonText(document, value)}\n`);

/** Writes those files that were asked for, and their folders. */
export const writeReports = async (files: ReportFiles, texts: ReportTexts): Promise<void> => {
  for (const kind of ["html", "markdown", "junit"] as const) {
    if (files[kind] === "") continue;
    await mkdir(dirname(files[kind]), { recursive: true });
    await writeFile(files[kind], texts[kind]());
  }
};

/** What a report says of how it was made. */
export const factsOf = (command: string): Fact[] => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8"));
  return [
    { name: "Holdfast", value: String(version) },
    { name: "Made by", value: command },
  ];
};

/**
 * Lets Ctrl-C end a job at the next good moment instead of at once; a second one ends it at once.
 * @returns Whether it was pressed, and what makes Ctrl-C what it was before.
 */
export const heedInterrupt = () => {
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
    markInterrupted();
  };
  process.once("SIGINT", interrupt);
  return {
    isInterrupted: (): boolean => isInterrupted,
    release: (): void => {
      process.off("SIGINT", interrupt);
    },
  };
};
