import { defineCases, ETH, ETH_PATH } from "../caseParts.ts";

const ages = (oldest: number) => ({
  [`${ETH} > sources > 0 > maxAge`]: 4_000,
  [`${ETH} > sources > 1 > maxAge`]: oldest,
});

export default defineCases("oldest-ages-all", [
  {
    wrong: ages(16_001),
    path: `${ETH_PATH}.sources[1].maxAge`,
    severity: "note",
    right: ages(16_000),
  },
]);
