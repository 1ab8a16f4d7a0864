import type { Files } from "./projectFiles.ts";

/** A change to this project that breaks a law, and the sentence by which the law says so. */
export interface Breach {
  /** What is wrong with it, after "finds". */
  readonly what: string;
  /** Texts by their paths; `undefined` takes a file away. */
  readonly changes: Readonly<Record<string, string | undefined>>;
  readonly problem: string;
}

/**
 * A law of the house: the default export of a file in test/meta/laws. It has to hold in this project, to fail where there is
 * nothing to look at, and to find each breach that is planted into this project.
 */
export interface Law {
  /** The file's name. */
  readonly name: string;
  /** What holds, as a sentence. */
  readonly title: string;
  /** A sentence for each breach, with its remedy. */
  readonly problemsOf: (files: Files) => readonly string[];
  readonly breaches: readonly Breach[];
}

/** A breach that was found: where, which exceptions go by, and the sentence about it. */
export interface Finding {
  readonly place: string;
  readonly sentence: string;
}

/** A breach that is let be. */
export interface Exception {
  readonly place: string;
  readonly reason: string;
}

/** The sentences of all findings but those that are excepted; an exception that nothing needs is a problem itself. */
export const sentencesOf = (
  findings: readonly Finding[],
  exceptions: readonly Exception[] = [],
): readonly string[] => [
  ...findings
    .filter(({ place }) => !exceptions.some((exception) => exception.place === place))
    .map(({ sentence }) => sentence),
  ...exceptions
    .filter(({ place }) => !findings.some((finding) => finding.place === place))
    .map(({ place }) => `${place} needs no exception any more: take it off the list.`),
];
