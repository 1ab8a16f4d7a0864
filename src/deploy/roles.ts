/** Who may do what behind an `AccessManager`; numbers of roles are the manager's own. */

export const ADMIN_ROLE = 0n;
export const GOVERNOR_ROLE = 1n;
export const GUARDIAN_ROLE = 2n;

/** Functions of a governed oracle that only the governor calls, after the delay. */
export const GOVERNOR_FUNCTIONS = ["replace", "enable", "resume"] as const;

/** Functions of a governed oracle that only the guardian calls, at once. */
export const GUARDIAN_FUNCTIONS = ["disable", "halt", "rollback"] as const;
