import { defineCases, pool, withFourth } from "../caseParts.ts";

export default defineCases("twap-window", [
  {
    wrong: withFourth(pool({ window: 1799 })),
    path: "feeds.fourth.adapter.config.window",
    severity: "warning",
    right: withFourth(pool({ window: 1800 })),
  },
]);
