import { EXIT, Problem } from "../problem.ts";
import { pathText } from "../spec/problems.ts";
import type { Spec } from "../spec/schema.ts";
import { isFailing, lintSpec } from "./lint.ts";
import { observe, type Request } from "./observe.ts";
import type { Finding } from "./rule.ts";

const errorsIn = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.severity === "error" && isFailing(finding));

const placeOf = ({ rule, path }: Finding): string => `${rule}: ${pathText(path)}`;

/**
 * The errors of a spec that are not waived, a sentence each, without those that the chain itself refutes, such as an address
 * that the directory knows only on another one. The chain is asked only where there is an error.
 * @throws Problem where it does not answer.
 */
export const standingErrors = async (spec: Spec, request: Request): Promise<readonly string[]> => {
  const found = errorsIn(await lintSpec(spec));
  if (found.length === 0) return [];
  const left = new Set(errorsIn(await lintSpec(spec, await observe(spec, request))).map(placeOf));
  return found
    .filter((finding) => left.has(placeOf(finding)))
    .map((finding) => `lint ${placeOf(finding)} ${finding.message} ${finding.remedy}`);
};

/**
 * Lets nothing be deployed of a spec in which an error stands; warnings pass.
 * @param provider What speaks to the chain (EIP-1193).
 * @throws Problem with exit code 1 and a sentence for each error, or where the chain does not answer.
 */
export const refuseErrors = async (
  spec: Spec,
  provider: {
    readonly request: (asked: {
      readonly method: string;
      readonly params: readonly unknown[];
    }) => Promise<unknown>;
  },
): Promise<void> => {
  const sentences = await standingErrors(spec, (method, params) => provider.request({ method, params }));
  if (sentences.length > 0) throw new Problem(EXIT.gateFailed, sentences);
};
