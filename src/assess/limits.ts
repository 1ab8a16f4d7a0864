/** Limits that several checks share; those of one check alone stand in it. */

export const TEN_PERCENT_BPS = 1_000;

/** Of a drill that still counts. */
export const MOST_DRILL_DAYS = 180;

/** Behind the newest of all nodes. */
export const MOST_LAG_BLOCKS = 3;
export const MOST_LAG_SECONDS = 30;

export const MINUTES_PER_YEAR = 525_600;

/** What has to be watched. */
export const WATCHED = ["staleness", "deviation", "switch", "admin"] as const;
