import { readFile } from "node:fs/promises";
import { parseDocument } from "../files/jsonDocument.ts";
import { type Output, runWithOutput } from "../files/output.ts";
import { type Gate, misuse, toldGate } from "../problem.ts";
import { differenceOf, differenceText, type ReadAssessment } from "../report/assessmentDifference.ts";
import assessmentDocument from "../report/json/assessment.ts";
import assessmentDifference from "../report/json/assessmentDifference.ts";

/** What `npx hardhat oracle assess diff` takes. */
export interface AssessDiffArguments {
  /** What `oracle assess --json` wrote. */
  readonly before: string;
  /** The same, later. */
  readonly after: string;
  readonly json: string;
}

const REMEDY = 'give what "oracle assess --json" wrote';

const readAssessment = async (file: string): Promise<ReadAssessment> => {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    throw misuse("", `"${file}" cannot be read: ${REMEDY}.`);
  }
  return { file, assessment: parseDocument(assessmentDocument, text, file, REMEDY) };
};

const diff = async (given: AssessDiffArguments, output: Output): Promise<Gate> => {
  const difference = differenceOf(await readAssessment(given.before), await readAssessment(given.after));
  output.say(differenceText(difference));
  output.writeJson(assessmentDifference, difference);
  return toldGate(given.after, difference.worse);
};

/** Says what two assessments differ in; fails where the grade or the stage fell, or a gate came. */
export default (given: AssessDiffArguments): Promise<void> =>
  runWithOutput({ json: given.json }, (output) => diff(given, output));
