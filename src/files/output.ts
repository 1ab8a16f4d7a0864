import {
  accessSync,
  appendFileSync,
  constants,
  existsSync,
  mkdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { z } from "zod";
import { type Gate, misuse, runCommand, STANDARD_OUTPUT } from "../problem.ts";
import { type JsonDocument, jsonText, type Unchanging } from "./jsonDocument.ts";

/** The files that a command's options name, each by its option; empty for none. */
export interface OutputFiles {
  /** Where the result goes as JSON; `-` for standard output, and nothing else there. */
  readonly json: string;
  readonly [option: string]: string;
}

/** Where everything goes that a command has to say: no command prints or writes in another way. */
export interface Output {
  /** Whether standard output is a program's: there is the JSON on it and nothing else. */
  readonly isForProgram: boolean;
  /** Prints for people; nothing where standard output is a program's. */
  readonly say: (text: string) => void;
  /** Writes a file and says so; nothing where its path is empty. */
  readonly write: (path: string, text: string) => void;
  /** Says that a file, or what a folder's path and a slash name, was written by something else. */
  readonly wrote: (path: string) => void;
  /** Writes the result to where `--json` says; nothing where it was not given. */
  readonly writeJson: <Schema extends z.ZodType>(
    document: JsonDocument<Schema>,
    value: Unchanging<z.input<Schema>>,
  ) => void;
  /** Writes one line of a result that goes on to where `--json` says; nothing where it was not given. */
  readonly addLine: (line: string) => void;
}

/** A path as a reader of the terminal has to type it. */
const shown = (path: string): string => {
  const near = relative("", path);
  const end = path.endsWith("/") ? "/" : "";
  return near.startsWith("..") || isAbsolute(near) || near === "" ? path : `${near}${end}`;
};

/** Why a file cannot be written; nothing where it can be. Makes its folder. */
const obstacleTo = (path: string): string | undefined => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
    if (!existsSync(path)) return undefined;
    if (statSync(path).isDirectory()) return "it is a folder";
    accessSync(path, constants.W_OK);
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure);
  }
};

/**
 * Makes the folders of files that a command is going to write, so that no result is lost for want of one.
 * @param files Each by the option that names it; empty for none.
 * @throws Problem where one cannot be written, or two options name the same.
 */
export const prepareFiles = (files: Readonly<Record<string, string>>): void => {
  const options = new Map<string, string>();
  for (const [option, file] of Object.entries(files)) {
    if (file === "") continue;
    if (file === STANDARD_OUTPUT) {
      if (option === "json") continue;
      throw misuse(`--${option}`, `"-" is no file, and only --json goes to standard output: give a path.`);
    }
    const obstacle = obstacleTo(file);
    if (obstacle !== undefined) {
      const sentence = `"${file}" cannot be written: ${obstacle}; give the path of a file in a folder that can be.`;
      throw misuse(`--${option}`, sentence);
    }
    const other = options.get(resolve(file));
    if (other !== undefined) {
      throw misuse(`--${option}`, `"${file}" is what --${other} names too: give each a file of its own.`);
    }
    options.set(resolve(file), option);
  }
};

const openOutput = (json: string): Output => {
  const isForProgram = json === STANDARD_OUTPUT;
  const print = (text: string): void => console.log(text);
  const tell = isForProgram ? (text: string): void => console.error(text) : print;
  const wrote = (path: string): void => tell(`wrote ${shown(path)}`);
  const write = (path: string, text: string): void => {
    if (path === "") return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    wrote(path);
  };
  let lines = 0;
  return {
    isForProgram,
    say: isForProgram ? () => undefined : print,
    write,
    wrote,
    writeJson: (document, value) => {
      if (json === "") return;
      const text = jsonText(document, value);
      if (isForProgram) print(text);
      else write(json, `${text}\n`);
    },
    addLine: (line) => {
      if (isForProgram) print(line);
      else if (json === "") return;
      else if (lines++ === 0) write(json, `${line}\n`);
      else appendFileSync(json, `${line}\n`);
    },
  };
};

/**
 * Runs the body of a command that writes: its files are made sure of first, and what it finds, or why it finds nothing, goes
 * to where its options say.
 */
export const runWithOutput = (
  files: OutputFiles,
  body: (output: Output) => Promise<Gate | undefined> | Promise<void>,
): Promise<void> =>
  runCommand(async () => {
    prepareFiles(files);
    return (await body(openOutput(files.json))) || undefined;
  }, files.json);
