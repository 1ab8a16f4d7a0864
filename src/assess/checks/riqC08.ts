import type { ProtocolCheck } from "../check.ts";
import { decided, notApplicable, unknown } from "../verdict.ts";

/** Are emergency roles apart, and can none remove another? */
export default {
  id: "RIQ-C08",
  scope: "protocol",
  severity: "Medium",
  since: "riq-1",
  kind: "onchain",
  question: "Are emergency roles apart, and can none remove another?",
  why: "Roles on one key are one role.",
  incidents: ["flow-rollback-2025"],
  observed: "Addresses of the emergency roles, and who may grant and revoke them.",
  remedy: "Split the roles.",
  follows: [],
  reads: ["emergencyRoles"],
  evaluate: ({ emergencyRoles }) => {
    if (emergencyRoles === undefined) return unknown("The emergency roles are not known.");
    const holders = Object.entries(emergencyRoles.value.roles);
    if (holders.length < 2) return notApplicable("There are fewer than two emergency roles.", emergencyRoles);
    const twin = holders.find(
      ([, address], index) =>
        holders.findIndex(([, other]) => other.toLowerCase() === address.toLowerCase()) !== index,
    );
    if (twin !== undefined)
      return decided(
        0,
        `${twin[1]} holds ${holders
          .filter(([, address]) => address.toLowerCase() === twin[1].toLowerCase())
          .map(([role]) => role)
          .join(" and ")}.`,
        emergencyRoles,
      );
    const { canRemove } = emergencyRoles.value;
    if (canRemove === null) return unknown("Whether one can remove another was not read.");
    return decided(
      canRemove ? 0.5 : 1,
      canRemove
        ? "They are apart, and one can remove another within a day."
        : "They are apart, and none can remove another within a day.",
      emergencyRoles,
    );
  },
} satisfies ProtocolCheck;
