/** Who may do what behind an `AccessManager`; numbers of roles are the manager's own. */

export const ADMIN_ROLE = 0n;
export const GOVERNOR_ROLE = 1n;
export const GUARDIAN_ROLE = 2n;

/** Functions of a governed oracle that only the governor calls, after the delay. */
export const GOVERNOR_FUNCTIONS = ["replace", "enable", "resume"] as const;

/** Functions of a governed oracle that only the guardian calls, at once. */
export const GUARDIAN_FUNCTIONS = ["disable", "halt", "rollback"] as const;

/**
 * Functions of the manager that only its admin calls, and by which anybody could get any power. The manager lets nobody be
 * the guardian of its admin's role (`AccessManagerLockedRole`), but asks the guardian of the role that a function was given
 * to whether a scheduled call of it may be cancelled; who may call these it takes from the admin's role alone
 * (`_getAdminRestrictions`, OpenZeppelin 5.7.0). So these are the governor's, for the guardian to cancel. Not `revokeRole`:
 * it gives nobody anything, and a guardian who could cancel it could stay for ever.
 */
export const CANCELLABLE_FUNCTIONS = [
  "grantRole",
  "setRoleAdmin",
  "setRoleGuardian",
  "setGrantDelay",
  "setTargetAdminDelay",
  "setTargetFunctionRole",
  "setTargetClosed",
  "updateAuthority",
] as const;

/** Seconds that the admin waits. */
export const adminDelayOf = ({
  governorDelay,
  adminDelay,
}: {
  readonly governorDelay: number;
  readonly adminDelay?: number | undefined;
}): number => adminDelay ?? governorDelay;
