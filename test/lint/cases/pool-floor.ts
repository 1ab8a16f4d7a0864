import { defineCases, pool, vault, withFourth } from "../caseParts.ts";

export default defineCases("pool-floor", [
  {
    wrong: withFourth(pool({ minLiquidity: "999999" })),
    path: "feeds.fourth.adapter.config.minLiquidity",
    severity: "warning",
    right: withFourth(pool({ minLiquidity: "1000000" })),
  },
  {
    wrong: withFourth(vault({ minSupply: 0 })),
    path: "feeds.fourth.adapter.config.minSupply",
    severity: "warning",
  },
]);
