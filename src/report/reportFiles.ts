import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "./reportPage.ts";
import { PACKAGE_ROOT } from "../files/packageRoot.ts";
import type { Output } from "../files/output.ts";
import { markInterrupted } from "../problem.ts";

/** The files that a report is written to; empty for none. */
export interface ReportFiles {
  readonly html: string;
  readonly markdown: string;
  readonly junit: string;
}

/** The files that a report's options name, for who makes sure of them. */
export const filesOf = ({ json, html, markdown, junit }: ReportFiles & { readonly json: string }) => ({
  json,
  html,
  markdown,
  junit,
});

/** How each file's text is made. */
type ReportTexts = Readonly<Record<keyof ReportFiles, () => string>>;

/** Writes those files that were asked for. */
export const writeReports = (output: Output, files: ReportFiles, texts: ReportTexts): void => {
  for (const kind of ["html", "markdown", "junit"] as const) {
    if (files[kind] !== "") output.write(files[kind], texts[kind]());
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
