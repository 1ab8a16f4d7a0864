/** A path of a repository at a commit, as incident files cite it. */
const REPOSITORY_FILE =
  /^github:(?<owner>[\w.-]+)\/(?<repository>[\w.-]+)@(?<commit>[0-9a-f]{7,40}):(?<path>[\w./-]+)$/;

/**
 * The address that a citation may link to, or undefined where it is none: only the web's own schemes, so that an incident
 * file cannot make a reader run a script.
 */
export const webAddressOf = (reference: string): string | undefined => {
  const { owner, repository, commit, path } = REPOSITORY_FILE.exec(reference)?.groups ?? {};
  if (path !== undefined) return `https://github.com/${owner}/${repository}/blob/${commit}/${path}`;
  if (!/^https?:\/\//i.test(reference) || !URL.canParse(reference)) return undefined;
  const address = new URL(reference);
  return address.username === "" && address.password === "" ? address.href : undefined;
};
