/** Grades, best first. */
export const GRADES = ["A", "B", "C", "D", "F"] as const;
export type Letter = (typeof GRADES)[number];

/** Stages, lowest first. */
export const STAGES = ["R0", "R1", "R2", "R3"] as const;
export type StageName = (typeof STAGES)[number];
